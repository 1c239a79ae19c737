"""An author's yes and a newer edit at the same moment: she has agreed to what she has read.

Each test has a twin that shows the race without the lock. PostgreSQL alone.
"""

from typing import Any

import pytest

from campaign.actions import answer_proposal as answering
from campaign.actions.answer_proposal import answer_proposal
from home.models import ReviewTaskState
from tests.factories.edits import LONG, proposed_edit
from tests.factories.review import submitted_story
from tests.factories.staff import editor
from tests.factories.tree import site_tree
from tests.races import ON_POSTGRESQL, overtaken, without_locks

pytestmark = [pytest.mark.django_db(transaction=True), ON_POSTGRESQL]


def yes_and_newer_edit(monkeypatch: pytest.MonkeyPatch) -> tuple[Any, ReviewTaskState]:
    """Let an author say yes while the editor asks about newer words; return the newer version."""
    page, state = submitted_story(site_tree("en")["en"])
    reviewer = editor()
    asked = proposed_edit(page, state, reviewer)
    _yes, newer = overtaken(
        monkeypatch,
        (answering, "_lock_round"),
        lambda: answer_proposal(page.pk, page.owner, asked.pk, agrees=True),
        lambda: proposed_edit(page, state, reviewer, f"{LONG} and more"),
    )
    return newer, ReviewTaskState.objects.get(pk=state.pk)


def test_a_yes_is_no_yes_to_newer_words(monkeypatch: pytest.MonkeyPatch) -> None:
    newer, state = yes_and_newer_edit(monkeypatch)
    assert state.proposed_revision == newer
    assert state.waits_for_author


def test_without_the_lock_the_newer_question_would_be_lost(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    without_locks(monkeypatch)
    newer, state = yes_and_newer_edit(monkeypatch)
    assert state.proposed_revision != newer
    assert not state.waits_for_author
