"""A reviewer asks for a second person; nobody takes that back; the others hear of the first yes."""

from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from home.actions.errors import Invalid, NotAllowed
from home.actions.review import act_on_review
from home.enums import RiskFlag
from home.selectors.review import open_round
from home.selectors.risks import risks_of
from tests.factories.review import fresh, submitted_story
from tests.factories.staff import editor, moderator
from tests.factories.tree import Branch, site_tree

pytestmark = pytest.mark.django_db


@pytest.fixture
def branch() -> Branch:
    """The tree of one language."""
    return site_tree("en")["en"]


@pytest.fixture
def desk(client: Client, settings: Any) -> Client:
    """A browser at the admin, without the second factor."""
    settings.ADMIN_REQUIRES_MFA = False
    return client


def test_a_risk_that_a_reviewer_adds_asks_for_a_second_yes(branch: Branch) -> None:
    page, state = submitted_story(branch)
    reviewer = editor()
    act_on_review(state, reviewer, "flag", reason="police")
    act_on_review(state, reviewer, "flag", reason="police")
    state.refresh_from_db()
    assert state.added_risks == ["police"]
    act_on_review(state, reviewer, "approve")
    assert not fresh(page).live
    act_on_review(state, editor(), "approve")
    assert fresh(page).live


def test_a_reviewer_adds_to_the_risks_of_the_author_and_takes_none_away(branch: Branch) -> None:
    page, state = submitted_story(branch, risks=[RiskFlag.EVICTION])
    act_on_review(state, editor(), "flag", reason="second-look")
    assert risks_of(fresh(page)) == [RiskFlag.EVICTION, RiskFlag.SECOND_LOOK]


def test_an_added_risk_stays_after_changes_were_asked_for(branch: Branch) -> None:
    page, state = submitted_story(branch)
    act_on_review(state, editor(), "flag", reason="second-look")
    act_on_review(state, editor(), "reject", comment="Say when.")
    changed = fresh(page)
    changed.risks = []
    changed.save_revision(user=page.owner)
    fresh(page).current_workflow_state.resume(page.owner)
    again = open_round(fresh(page))
    assert again is not None
    assert again.added_risks == []
    act_on_review(again, editor(), "approve")
    assert not fresh(page).live


def test_a_flag_names_its_risk_and_comes_from_a_reviewer(branch: Branch) -> None:
    page, state = submitted_story(branch)
    with pytest.raises(Invalid, match="why a second person"):
        act_on_review(state, editor(), "flag", reason="gossip")
    with pytest.raises(NotAllowed):
        act_on_review(state, page.owner, "flag", reason="police")
    with pytest.raises(NotAllowed):
        act_on_review(state, moderator("es"), "flag", reason="police")
    state.refresh_from_db()
    assert state.added_risks == []


def test_the_others_hear_that_a_second_yes_is_awaited(
    branch: Branch, mailoutbox: list[Any]
) -> None:
    _page, state = submitted_story(branch, risks=[RiskFlag.POLICE])
    first, second, elsewhere = editor(name="Efua"), moderator("en"), moderator("es")
    mailoutbox.clear()
    act_on_review(state, first, "approve")
    assert [mail.to for mail in mailoutbox] == [[second.email]]
    assert elsewhere.email not in str([mail.to for mail in mailoutbox])
    mail = mailoutbox[0]
    assert "needs a second yes" in mail.subject
    assert "Efua has said yes" in mail.body
    assert "Police or guards" in mail.body
    assert "/admin/" not in mail.body


def test_the_editor_page_tells_the_risks_and_which_yes_is_missing(
    branch: Branch, desk: Client
) -> None:
    page, state = submitted_story(branch, risks=[RiskFlag.POLICE])
    first, second = editor(name="Efua"), editor()
    address = reverse("wagtailadmin_pages:edit", args=[page.pk])
    desk.force_login(second)
    assert "Nobody has so far" in desk.get(address).content.decode()
    act_on_review(state, first, "approve")
    told = desk.get(address).content.decode()
    assert "Police or guards" in told
    assert "First yes by <bdi>Efua</bdi>" in told
    assert "Your yes to the same words publishes it" in told
    desk.force_login(first)
    assert "A second person must read it, too" in desk.get(address).content.decode()


def test_a_reviewer_flags_in_the_editor(branch: Branch, desk: Client) -> None:
    page, state = submitted_story(branch)
    desk.force_login(editor())
    address = reverse(
        "wagtailadmin_pages:collect_workflow_action_data", args=[page.pk, "flag", state.pk]
    )
    assert "Why must a second person look?" in desk.get(address).json()["html"]
    address = reverse("wagtailadmin_pages:workflow_action", args=[page.pk, "flag", state.pk])
    desk.post(address, {"reason": "police"})
    state.refresh_from_db()
    assert state.added_risks == ["police"]
