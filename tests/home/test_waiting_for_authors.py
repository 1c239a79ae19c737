"""The time to an answer stands still while the author is asked for something."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from django.core import mail
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from campaign.actions.answer_proposal import answer_proposal
from campaign.actions.send_text import send_text
from campaign.selectors.texts import status
from home.actions.propose import ask_no_more
from home.actions.review import act_on_review
from home.models import ReviewTaskState
from home.selectors.moderation_numbers import year_of_review
from home.selectors.queue import arranged, waiting_for
from home.selectors.review import open_round
from tests.factories.edits import edit, proposed_edit
from tests.factories.review import fresh, submitted_story
from tests.factories.staff import editor, officer
from tests.factories.tree import Branch, site_tree

pytestmark = pytest.mark.django_db
Clock = Callable[[datetime], None]
MONDAY = datetime(2026, 11, 16, 9, tzinfo=UTC)
TUESDAY, FRIDAY = MONDAY + timedelta(days=1), MONDAY + timedelta(days=4)
NEXT_MONDAY, NEXT_TUESDAY = MONDAY + timedelta(days=7), MONDAY + timedelta(days=8)
LATER = MONDAY + timedelta(days=30)
STANDS_STILL = "Until she answers, our time stands still."


@pytest.fixture
def branch() -> Branch:
    """The tree of one language."""
    return site_tree("en")["en"]


@pytest.fixture
def at(monkeypatch: pytest.MonkeyPatch) -> Clock:
    """Let it be that moment."""

    def moment(when: datetime) -> None:
        monkeypatch.setattr(timezone, "now", lambda: when)

    moment(MONDAY)
    return moment


def asked(branch: Branch, at: Clock, when: datetime = TUESDAY) -> tuple[Any, ReviewTaskState, Any]:
    """Return a story sent on Monday whose author is asked about an edit, and that edit."""
    page, state = submitted_story(branch)
    at(when)
    return page, state, proposed_edit(page, state, editor())


@pytest.mark.parametrize("agrees", [True, False])
def test_after_her_answer_what_was_left_goes_on(branch: Branch, at: Clock, agrees: bool) -> None:
    page, state, words = asked(branch, at)
    assert (state.answer_due, state.paused_at) == (None, TUESDAY)
    at(FRIDAY)
    answer_proposal(page.pk, page.owner, words.pk, agrees=agrees)
    state.refresh_from_db()
    assert (state.answer_due, state.paused_at) == (NEXT_TUESDAY, None)
    assert status(fresh(page)).by == NEXT_TUESDAY


def test_after_her_answer_there_is_one_working_day_at_least(branch: Branch, at: Clock) -> None:
    page, state, words = asked(branch, at, FRIDAY)
    at(NEXT_MONDAY)
    answer_proposal(page.pk, page.owner, words.pk, agrees=True)
    state.refresh_from_db()
    assert state.due_at == NEXT_TUESDAY


def test_sent_again_after_changes_what_was_left_goes_on(branch: Branch, at: Clock) -> None:
    page, state = submitted_story(branch)
    at(TUESDAY)
    act_on_review(state, editor(), "reject", comment="Say when it was.")
    told = status(fresh(page))
    assert told.by is None
    assert "the answer waits for you" in str(told.next)
    at(FRIDAY)
    again = send_text(page.pk, page.owner)
    assert (again.pk != state.pk, again.due_at) == (True, NEXT_TUESDAY)


def test_the_author_reads_that_the_answer_waits_for_her(
    branch: Branch, at: Clock, client: Client
) -> None:
    page, _state, _words = asked(branch, at)
    told = status(fresh(page))
    assert (told.code, told.by) == ("asked", None)
    client.force_login(page.owner)
    listed = client.get(reverse("member_home")).content.decode()
    assert "Until then the answer waits for you." in listed


def test_nobody_is_late_while_the_author_is_asked(branch: Branch, at: Clock) -> None:
    page, _state, words = asked(branch, at)
    at(LATER)
    item = waiting_for(editor())[0]
    assert not item.overdue
    assert item.why == f"Its author is asked about changes. {STANDS_STILL}"
    answer_proposal(page.pk, page.owner, words.pk, agrees=True)
    assert not waiting_for(editor())[0].overdue
    at(LATER + timedelta(days=9))
    assert waiting_for(editor())[0].overdue


@pytest.mark.parametrize("order", ["risk", "age", "language", "consent"])
def test_what_waits_for_its_author_comes_last(branch: Branch, at: Clock, order: str) -> None:
    page, _state, _words = asked(branch, at)
    other, _ = submitted_story(branch, slug="other", risks=[])
    found = [item.page.pk for item in arranged(waiting_for(editor()), order)]
    assert found == [other.pk, page.pk]


def test_staff_see_that_it_waits_and_since_when(
    branch: Branch, client: Client, settings: Any
) -> None:
    settings.ADMIN_REQUIRES_MFA = False
    page, state = submitted_story(branch)
    proposed_edit(page, state, editor())
    client.force_login(editor())
    assert "waits for its author" in client.get(reverse("review_queue")).content.decode()
    shown = client.get(reverse("wagtailadmin_pages:edit", args=[page.pk])).content.decode()
    assert "stands still until she has answered" in shown
    assert "was promised an answer by" not in shown


def test_mails_promise_no_day_while_the_author_is_asked(branch: Branch) -> None:
    page, state = submitted_story(branch)
    proposed_edit(page, state, editor())
    ama = officer()
    act_on_review(state, editor(), "escalate", comment="Safe?", reason=str(ama.pk))
    told = next(one for one in mail.outbox if one.to == [ama.email])
    assert STANDS_STILL in " ".join(told.body.split())
    assert "was promised" not in told.body


def test_newer_words_of_the_reviewer_end_the_question_and_the_pause(
    branch: Branch, at: Clock
) -> None:
    page, state, _words = asked(branch, at)
    reviewer = editor()
    ask_no_more(page, reviewer)
    state.refresh_from_db()
    assert state.waits_for_author
    edit(page, reviewer, "Other words.")
    at(FRIDAY)
    ask_no_more(page, reviewer)
    state.refresh_from_db()
    assert (state.waits_for_author, state.due_at) == (False, NEXT_TUESDAY)
    at(NEXT_MONDAY)
    act_on_review(state, reviewer, "propose")
    state.refresh_from_db()
    assert (state.paused_at, state.asked_at) == (NEXT_MONDAY, TUESDAY)


def test_a_first_yes_to_newer_words_ends_the_question(branch: Branch, at: Clock) -> None:
    page, state = submitted_story(branch, risks=["police"])
    reviewer = editor()
    own = page.text
    proposed_edit(page, state, reviewer)
    edit(page, reviewer, own.replace("tomatoes", "vegetables"))
    act_on_review(state, reviewer, "approve")
    state.refresh_from_db()
    assert (state.first_yes_by, state.waits_for_author, state.paused_at) == (reviewer, False, None)


def test_asked_twice_it_stands_still_since_the_first_time(branch: Branch, at: Clock) -> None:
    page, state, _words = asked(branch, at)
    at(FRIDAY)
    proposed_edit(page, state, editor(), "word " * 40)
    assert state.paused_at == TUESDAY


def test_the_yearly_numbers_count_the_question_as_the_first_answer(
    branch: Branch, at: Clock
) -> None:
    for number in range(5):
        page, state = submitted_story(branch, slug=f"s{number}")
        at(TUESDAY)
        words = proposed_edit(page, state, editor())
        at(LATER)
        answer_proposal(page.pk, page.owner, words.pk, agrees=True)
        act_on_review(state, editor(), "approve")
        at(MONDAY)
    ReviewTaskState.objects.update(started_at=MONDAY)
    assert year_of_review(2026).first_answer == timedelta(days=1)
    assert open_round(fresh(page)) is None
