"""A reviewer's acts: who may, on which text, and what is published."""

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from django.utils import timezone
from wagtail.models import PageLogEntry, WorkflowState

from home.actions.errors import Conflict, Invalid, NotAllowed
from home.actions.promise import add_working_days
from home.actions.review import act_on_review
from home.models import ReviewTaskState
from home.policies import offered_actions
from home.selectors.review import open_round
from tests.factories.review import fresh, submitted_story
from tests.factories.staff import editor, moderator, person
from tests.factories.tree import Branch, site_tree

pytestmark = pytest.mark.django_db


@pytest.fixture
def branch() -> Branch:
    return site_tree("en")["en"]


def act(state: ReviewTaskState, user: Any, name: str, **words: str) -> None:
    act_on_review(state, user, name, **words)


def refusals(page: Any) -> int:
    return PageLogEntry.objects.filter(page=page.pk, action="cradle.review.refused").count()


def test_an_approved_story_is_public_at_once(branch: Branch) -> None:
    page, state = submitted_story(branch)
    reviewer = editor()
    act(state, reviewer, "approve")
    page = fresh(page)
    assert page.live
    assert page.live_revision_id == state.revision_id
    assert page.workflow_states.get().status == WorkflowState.STATUS_APPROVED


def test_an_answer_is_promised_within_three_working_days(branch: Branch) -> None:
    _page, state = submitted_story(branch)
    assert state.due_at == pytest.approx(
        add_working_days(timezone.now(), 3), abs=timedelta(minutes=1)
    )
    friday = datetime(2026, 11, 20, 12, tzinfo=UTC)
    assert add_working_days(friday, 3) == datetime(2026, 11, 25, 12, tzinfo=UTC)


def test_nobody_approves_her_own_text(branch: Branch) -> None:
    author = editor()
    page, state = submitted_story(branch, author=author)
    with pytest.raises(NotAllowed, match="your own text"):
        act(state, author, "approve")
    assert not fresh(page).live
    assert refusals(page) == 1


def test_a_superuser_does_not_approve_her_own_text_either(branch: Branch) -> None:
    author = person(is_superuser=True)
    page, state = submitted_story(branch, author=author)
    with pytest.raises(NotAllowed, match="your own text"):
        act(state, author, "approve")
    assert not fresh(page).live


def test_who_wrote_the_revision_that_was_sent_is_its_author(branch: Branch) -> None:
    _page, state = submitted_story(branch)
    writer = editor()
    state.submitted_revision.user = writer
    state.submitted_revision.save()
    with pytest.raises(NotAllowed, match="your own text"):
        act(state, writer, "approve")


def test_a_member_does_not_review(branch: Branch) -> None:
    _page, state = submitted_story(branch)
    with pytest.raises(NotAllowed, match="Only reviewers"):
        act(state, person(), "approve")


def test_a_moderator_works_in_her_languages_only(branch: Branch) -> None:
    page, state = submitted_story(branch)
    with pytest.raises(NotAllowed, match="language"):
        act(state, moderator("es"), "approve")
    act(state, moderator("en"), "approve")
    assert fresh(page).live


def test_a_round_is_answered_under_its_own_page_alone(branch: Branch) -> None:
    page, state = submitted_story(branch)
    other, _ = submitted_story(branch, slug="other-story")
    reviewer = editor()
    task = state.task.specific
    task.get_actions(other, reviewer)
    with pytest.raises(NotAllowed, match="another page"):
        task.on_action(state, reviewer, "approve")
    assert not fresh(page).live
    assert refusals(page) == 1


def test_a_text_that_changed_after_it_was_opened_is_not_approved(branch: Branch) -> None:
    page, state = submitted_story(branch)
    page.text = "Something else."
    page.save_revision(user=page.owner)
    with pytest.raises(Conflict, match="The story changed after you opened it"):
        act(state, editor(), "approve")
    assert not fresh(page).live


def test_a_text_that_changed_after_it_was_opened_is_not_sent_back_or_declined(
    branch: Branch,
) -> None:
    page, state = submitted_story(branch)
    page.save_revision(user=page.owner)
    with pytest.raises(Conflict, match="changed after you opened it"):
        act(state, editor(), "reject", comment="Tell us where it was.")
    with pytest.raises(Conflict, match="changed after you opened it"):
        act(state, editor(), "decline", reason="spam", comment="It sells phones.")
    assert open_round(fresh(page)) is not None


def test_a_reviewer_takes_the_newest_text_and_approves_that(branch: Branch) -> None:
    page, state = submitted_story(branch)
    page.text = "Something else."
    newest = page.save_revision(user=page.owner)
    reviewer = editor()
    act(state, reviewer, "take")
    act(state, reviewer, "approve")
    page = fresh(page)
    assert page.live_revision_id == newest.pk
    assert page.text == "Something else."


def test_a_reviewer_publishes_her_own_small_edit(branch: Branch) -> None:
    page, state = submitted_story(branch)
    reviewer = editor()
    page.text = page.text.replace("tomatoes", "vegetables")
    page.save_revision(user=reviewer)
    act(state, reviewer, "approve")
    assert "vegetables" in fresh(page).text


def test_a_reviewer_does_not_rewrite_a_text(branch: Branch) -> None:
    page, state = submitted_story(branch)
    reviewer = editor()
    page.text = " ".join(f"word{number}" for number in range(60))
    page.save_revision(user=reviewer)
    with pytest.raises(NotAllowed, match="at most 25"):
        act(state, reviewer, "approve")
    assert not fresh(page).live


def test_a_reviewer_does_not_change_who_tells_the_story(branch: Branch) -> None:
    page, state = submitted_story(branch)
    reviewer = editor()
    page.byline = "Somebody else"
    page.save_revision(user=reviewer)
    with pytest.raises(NotAllowed, match="Only the author"):
        act(state, reviewer, "approve")


def test_an_old_form_is_not_approved_over_a_newer_text(branch: Branch) -> None:
    page, state = submitted_story(branch)
    reviewer = editor()
    reviewer.opened_revision_id = state.revision_id
    page.text = "Something else."
    page.save_revision(user=page.owner)
    other = editor()
    act(state, other, "take")
    act(state, other, "release")
    with pytest.raises(Conflict, match="changed after you opened it"):
        act(state, reviewer, "approve")


def test_what_one_has_taken_another_does_not_answer(branch: Branch) -> None:
    page, state = submitted_story(branch)
    act(state, editor(name="Efua"), "take")
    other = editor()
    with pytest.raises(NotAllowed, match="Efua has taken this text"):
        act(state, other, "approve")
    with pytest.raises(Conflict, match="Efua has taken this text"):
        act(state, other, "take")
    assert offered_actions(state.task.specific, page, other) == []


def test_a_text_is_free_again_after_twenty_minutes_of_silence(branch: Branch) -> None:
    _page, state = submitted_story(branch)
    act(state, editor(), "take")
    ReviewTaskState.objects.update(taken_at=timezone.now() - timedelta(minutes=21))
    other = editor()
    act(state, other, "take")
    state.refresh_from_db()
    assert state.taken_by == other


def test_only_who_took_a_text_releases_it(branch: Branch) -> None:
    _page, state = submitted_story(branch)
    reviewer = editor()
    with pytest.raises(Conflict):
        act(state, reviewer, "release")
    act(state, reviewer, "take")
    act(state, reviewer, "release")
    state.refresh_from_db()
    assert state.taken_by is None


def test_changes_are_requested_with_words(branch: Branch, mailoutbox: list[Any]) -> None:
    page, state = submitted_story(branch)
    reviewer = editor()
    with pytest.raises(Invalid, match="what should change"):
        act(state, reviewer, "reject", comment="  ")
    act(state, reviewer, "reject", comment="Tell us where it was.")
    page = fresh(page)
    assert not page.live
    assert page.workflow_states.get().status == WorkflowState.STATUS_NEEDS_CHANGES
    assert [mail.to for mail in mailoutbox] == [[page.owner.email]]
    assert "Tell us where it was." in mailoutbox[0].body
    assert "/admin/" not in mailoutbox[0].body


@pytest.mark.parametrize(
    "words", [{"comment": "No"}, {"reason": "spam"}, {"reason": "invented", "comment": "No"}]
)
def test_a_text_is_declined_with_a_reason_and_words(branch: Branch, words: dict[str, str]) -> None:
    _page, state = submitted_story(branch)
    with pytest.raises(Invalid):
        act(state, editor(), "decline", **words)


def test_a_declined_text_is_not_public_and_its_review_is_over(branch: Branch) -> None:
    page, state = submitted_story(branch)
    act(state, editor(), "decline", reason="spam", comment="It sells phones.")
    page = fresh(page)
    state.refresh_from_db()
    assert not page.live
    assert state.decline_reason is not None
    assert state.decline_reason.code == "spam"
    assert page.workflow_states.get().status == WorkflowState.STATUS_CANCELLED
    assert open_round(page) is None


def test_an_answered_round_is_not_answered_again(branch: Branch) -> None:
    page, state = submitted_story(branch)
    reviewer = editor()
    act(state, reviewer, "decline", reason="spam", comment="It sells phones.")
    with pytest.raises(Conflict):
        act(state, reviewer, "approve")
    assert not fresh(page).live


def test_an_unknown_act_is_refused(branch: Branch) -> None:
    _page, state = submitted_story(branch)
    with pytest.raises(Invalid):
        act(state, editor(), "publish")


@pytest.mark.parametrize(
    ("name", "words", "action"),
    [
        ("take", {}, "cradle.review.take"),
        ("approve", {}, "wagtail.workflow.approve"),
        ("reject", {"comment": "More."}, "wagtail.workflow.reject"),
        ("decline", {"comment": "No.", "reason": "spam"}, "cradle.review.decline"),
    ],
)
def test_every_act_is_logged(branch: Branch, name: str, words: dict[str, str], action: str) -> None:
    page, state = submitted_story(branch)
    reviewer = editor()
    act(state, reviewer, name, **words)
    assert PageLogEntry.objects.filter(page=page.pk, action=action, user=reviewer).exists()


def test_the_author_finds_her_text_locked_while_it_is_read(branch: Branch) -> None:
    page, _state = submitted_story(branch)
    lock = page.get_lock()
    assert lock.for_user(page.owner)
    assert not lock.for_user(editor())
