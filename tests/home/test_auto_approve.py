"""A trusted author's story goes live first and is reviewed after; a no takes it down."""

from typing import Any

import pytest
from django.test import Client
from wagtail.models import PageLogEntry, TaskState

from campaign.actions.send_text import send_text, take_back
from campaign.selectors.texts import status
from home.actions.setup_roles import setup_roles
from home.enums import RiskFlag, TrustChange
from home.models import AuthorTrust, ReviewTaskState
from home.selectors.review import open_round
from home.selectors.trust import is_trusted
from tests.factories.review import consent, draft_story, fresh
from tests.factories.staff import editor, member
from tests.factories.tree import Branch, site_tree

pytestmark = pytest.mark.django_db


@pytest.fixture
def branch() -> Branch:
    tree = site_tree("en")
    setup_roles()
    return tree["en"]


def trusted_draft(branch: Branch, **fields: Any) -> Any:
    """Return the draft of an author whom an editor trusts."""
    page = draft_story(branch, **fields)
    AuthorTrust.objects.create(author=page.owner, is_on=True, why=TrustChange.EDITOR)
    return page


def test_it_is_public_at_once_and_its_review_is_open(
    branch: Branch, settings: Any, mailoutbox: list[Any]
) -> None:
    settings.EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
    reviewer = editor()
    page = trusted_draft(branch)
    state = send_text(page.pk, page.owner)
    page = fresh(page)
    assert page.live
    assert page.live_revision_id == state.revision_id
    again = open_round(page)
    assert again is not None
    assert again.auto_approved_revision_id == state.revision_id
    assert status(page).code == "first"
    entry = PageLogEntry.objects.get(page=page.pk, action="cradle.review.auto_approve")
    assert (entry.user, entry.revision_id) == (page.owner, state.revision_id)
    assert sorted(mail.to for mail in mailoutbox) == sorted([[page.owner.email], [reviewer.email]])
    assert any("is public now" in mail.body for mail in mailoutbox)


def test_the_public_reads_it(client: Client, branch: Branch) -> None:
    page = trusted_draft(branch)
    send_text(page.pk, page.owner)
    assert "tomatoes" in client.get(fresh(page).url).content.decode()


def test_the_review_after_it_ends_as_any_other(branch: Branch) -> None:
    page = trusted_draft(branch)
    state = send_text(page.pk, page.owner)
    state.task.specific.on_action(state, editor(), "approve")
    page = fresh(page)
    assert page.live
    assert status(page).code == "published"
    assert is_trusted(page.owner)


def test_a_later_no_takes_it_down_and_ends_the_trust(branch: Branch) -> None:
    page = trusted_draft(branch)
    state = send_text(page.pk, page.owner)
    words = {"reason": "harm", "comment": "It names somebody."}
    state.task.specific.on_action(state, editor(), "decline", **words)
    page = fresh(page)
    assert not page.live
    assert status(page).code == "declined"
    assert not is_trusted(page.owner)


def test_a_request_for_changes_takes_it_down_until_they_are_made(branch: Branch) -> None:
    page = trusted_draft(branch)
    state = send_text(page.pk, page.owner)
    state.task.specific.on_action(state, editor(), "reject", comment="Say where.")
    page = fresh(page)
    assert not page.live
    assert status(page).code == "changes"


def test_taken_back_it_is_no_longer_public(branch: Branch) -> None:
    page = trusted_draft(branch)
    send_text(page.pk, page.owner)
    take_back(page.pk, page.owner)
    assert not fresh(page).live
    assert ReviewTaskState.objects.get().status == TaskState.STATUS_CANCELLED


def test_without_trust_it_waits(branch: Branch) -> None:
    page = draft_story(branch)
    send_text(page.pk, page.owner)
    assert not fresh(page).live


def test_after_the_switch_is_off_it_waits(branch: Branch) -> None:
    page = trusted_draft(branch)
    AuthorTrust.objects.update(is_on=False)
    send_text(page.pk, page.owner)
    assert not fresh(page).live


@pytest.mark.parametrize("risk", [RiskFlag.POLICE, RiskFlag.EVICTION, RiskFlag.OFFICIALS])
def test_a_risk_is_reviewed_first(branch: Branch, risk: RiskFlag) -> None:
    page = trusted_draft(branch, risks=[risk.value])
    send_text(page.pk, page.owner)
    assert not fresh(page).live


def test_children_are_reviewed_first(branch: Branch) -> None:
    page = trusted_draft(branch, agreed=False)
    consent(page, shows_children=True, guardian_agreed=True, age_band="0-6", child_unnamed=True)
    send_text(page.pk, page.owner)
    assert not fresh(page).live


def test_who_trusts_an_author_trusts_nobody_who_sends_for_her(branch: Branch) -> None:
    page = trusted_draft(branch)
    send_text(page.pk, member(page.organisation, "steward"))
    assert not fresh(page).live


def test_a_change_of_a_public_story_is_reviewed_first(branch: Branch) -> None:
    page = trusted_draft(branch)
    state = send_text(page.pk, page.owner)
    state.task.specific.on_action(state, editor(), "approve")
    page = fresh(page)
    page.text = "Something else."
    page.save_revision(user=page.owner)
    send_text(page.pk, page.owner)
    assert "tomatoes" in fresh(page).text
