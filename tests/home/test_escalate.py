"""A reviewer hands a text to a data officer: nobody else approves it until she has answered."""

from typing import Any

import pytest
from django.core import mail
from django.test import Client
from django.urls import reverse
from wagtail.models import PageLogEntry

from campaign.models import StoryPage
from campaign.selectors.texts import status
from home.actions.errors import Conflict, Invalid, NotAllowed
from home.actions.remove_text import remove_text
from home.actions.review import act_on_review
from home.actions.take_down import take_down
from home.enums_consent import RemovalCause
from home.models import ReviewTaskState
from home.policies import offered_actions
from home.selectors.queue import waiting_for
from tests.factories.review import fresh, submitted_story
from tests.factories.staff import editor, moderator, officer
from tests.factories.tree import Branch, site_tree

pytestmark = pytest.mark.django_db
ASK = "Her employer is named. Is that safe?"


@pytest.fixture
def branch() -> Branch:
    """The tree of one language."""
    return site_tree("en")["en"]


def hand_over(state: ReviewTaskState, user: Any, to: Any, words: str = ASK) -> None:
    """Hand a round to a data officer."""
    act_on_review(state, user, "escalate", comment=words, reason=str(to.pk))
    state.refresh_from_db()


def test_what_is_handed_over_nobody_else_answers(branch: Branch) -> None:
    page, state = submitted_story(branch)
    asker, ama = moderator("en"), officer(name="Ama")
    hand_over(state, asker, ama)
    for act in ("approve", "take", "propose", "reject", "decline", "flag", "spam", "escalate"):
        with pytest.raises(NotAllowed, match="Ama, a data officer"):
            act_on_review(state, editor(), act, comment="x", reason="spam")
    with pytest.raises(NotAllowed, match="Ama, a data officer"):
        hand_over(state, asker, officer())
    assert not fresh(page).live
    assert state.escalated_to == ama


def test_the_officer_publishes_nothing_also_as_an_editor(branch: Branch) -> None:
    page, state = submitted_story(branch)
    both = officer()
    both.groups.add(*editor().groups.all())
    hand_over(state, editor(), both)
    for act in ("approve", "take", "escalate"):
        with pytest.raises(NotAllowed, match="a data officer"):
            act_on_review(state, both, act, comment="x", reason=str(officer().pk))
    assert not fresh(page).live
    offered = [name for name, _label, _more in offered_actions(state.task.specific, page, both)]
    assert offered == ["hand_back", "decline"]


def test_the_officer_has_a_mail_and_sees_it_in_her_queue(
    branch: Branch, client: Client, settings: Any
) -> None:
    settings.ADMIN_REQUIRES_MFA = False
    page, state = submitted_story(branch)
    submitted_story(branch, slug="other", title="Not hers")
    asker, ama = editor(name="Efua"), officer(name="Ama", language="fr")
    hand_over(state, asker, ama)
    told = next(one for one in mail.outbox if ama.email in one.to)
    assert ASK in told.body
    assert "Efua" in told.body
    assert "/admin" not in told.body
    assert [item.page.pk for item in waiting_for(ama)] == [page.pk]
    client.force_login(ama)
    listed = client.get(reverse("review_queue"))
    assert "Ama" in listed.content.decode()
    assert "Not hers" not in listed.content.decode()
    shown = client.get(reverse("wagtailadmin_pages:edit", args=[page.pk]))
    assert shown.status_code == 200
    assert "Her employer is named" in shown.content.decode()


def test_reviewers_see_in_the_queue_who_has_it_and_what_she_answered(branch: Branch) -> None:
    _page, state = submitted_story(branch)
    ama, reader = officer(name="Ama"), moderator("en")
    hand_over(state, editor(), ama)
    assert "Ama looks at it for the reviewers; nobody else" in waiting_for(reader)[0].why
    act_on_review(state, ama, "hand_back", comment="Leave out the name.")
    assert "A data officer says: Leave out the name." in waiting_for(reader)[0].why


def test_the_author_reads_that_somebody_else_looks_at_it_and_by_when(branch: Branch) -> None:
    page, state = submitted_story(branch)
    hand_over(state, editor(), officer())
    told = status(fresh(page))
    assert (told.code, told.by, told.may_take_back) == ("escalated", state.due_at, True)
    assert ASK not in str(told)


def test_a_text_handed_back_is_answered_by_reviewers_again(branch: Branch) -> None:
    page, state = submitted_story(branch)
    asker, ama = moderator("en"), officer(name="Ama")
    hand_over(state, asker, ama)
    act_on_review(state, officer(), "hand_back", comment="It is safe: she told them.")
    told = next(one for one in mail.outbox if one.to == [asker.email] and "back" in one.body)
    assert "It is safe: she told them." in told.body
    with pytest.raises(NotAllowed):
        act_on_review(state, ama, "hand_back", comment="Twice")
    act_on_review(state, asker, "approve")
    assert fresh(page).live
    acts = PageLogEntry.objects.filter(page=page.pk, action__startswith="cradle.review.")
    assert [one.action for one in acts.order_by("pk")][:2] == [
        "cradle.review.escalate",
        "cradle.review.hand_back",
    ]


def test_what_no_officer_has_is_not_handed_back(branch: Branch) -> None:
    _page, state = submitted_story(branch)
    with pytest.raises(NotAllowed, match="No data officer has this text"):
        act_on_review(state, editor(), "hand_back", comment="Here")


def test_the_officer_declines_with_a_reason(branch: Branch) -> None:
    page, state = submitted_story(branch)
    ama = officer()
    hand_over(state, editor(), ama)
    with pytest.raises(Invalid, match="Choose a reason"):
        act_on_review(state, ama, "decline", comment="It names a minor.")
    act_on_review(state, ama, "decline", comment="It names a minor.", reason="harm")
    assert status(fresh(page)).code == "declined"


def test_the_officer_takes_a_public_text_down_and_so_answers(branch: Branch) -> None:
    page, state = submitted_story(branch)
    act_on_review(state, editor(), "approve")
    page = fresh(page)
    page.save_revision(user=page.owner)
    page.get_workflow().start(page, page.owner)
    again = ReviewTaskState.objects.latest("pk")
    ama = officer()
    hand_over(again, editor(), ama)
    take_down(page.translation_key, ama, "danger", "A guard is named.")
    again.refresh_from_db()
    assert (again.is_escalated, again.officer_answer) == (False, "A guard is named.")
    assert not StoryPage.objects.get().live


def test_what_was_asked_and_answered_goes_with_the_words_of_a_text(branch: Branch) -> None:
    page, state = submitted_story(branch)
    ama = officer()
    hand_over(state, editor(), ama)
    act_on_review(state, ama, "hand_back", comment="He is her brother.")
    remove_text(page.translation_key, RemovalCause.PERSON)
    state.refresh_from_db()
    assert (state.escalation_note, state.officer_answer) == ("", "")


def test_it_is_handed_to_another_officer_with_words(branch: Branch) -> None:
    author, ama = officer(), officer()
    _page, state = submitted_story(branch, author=author)
    asker = editor()
    asker.groups.add(*ama.groups.all())
    with pytest.raises(Invalid, match="what the data officer should look at"):
        hand_over(state, asker, ama, words=" ")
    for nobody in (editor(), author, asker):
        with pytest.raises(Invalid, match="Choose a data officer"):
            hand_over(state, asker, nobody)
    hand_over(state, asker, ama)
    with pytest.raises(Invalid, match="Say what you have found"):
        act_on_review(state, ama, "hand_back", comment="")
    with pytest.raises(NotAllowed):
        act_on_review(state, author, "hand_back", comment="It is mine")
    assert state.is_escalated


def test_what_changed_after_it_was_opened_is_not_handed_over(branch: Branch) -> None:
    page, state = submitted_story(branch)
    fresh(page).save_revision(user=editor())
    with pytest.raises(Conflict, match="changed after you opened it"):
        hand_over(state, editor(), officer())


def test_what_changed_after_it_was_opened_is_not_handed_back(branch: Branch) -> None:
    page, state = submitted_story(branch)
    ama = officer()
    hand_over(state, editor(), ama)
    fresh(page).save_revision(user=editor())
    with pytest.raises(Conflict, match="changed after you opened it"):
        act_on_review(state, ama, "hand_back", comment="It is safe.")
