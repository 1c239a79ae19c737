"""What happened to a member's text, step by step, with what each step changed."""

from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from django.utils.translation import gettext_lazy as _
from wagtail.models import TaskState

from home.differences import edits
from home.models import ReviewTaskState
from home.selectors.review import is_taken, rounds_of

Edits = list[tuple[str, str]]
SENT = _("Sent")
READING = _("An editor is reading it")
APPEALED = _("Asked that another person looks")
HANDED_ON = _("Somebody else looks at it, too")
WAITING = (SENT, READING, APPEALED, HANDED_ON)


@dataclass(frozen=True)
class Step:
    """One step: when, what, who did it on the side of the campaign, in which words."""

    on: datetime
    title: Any
    who: str = ""
    reason: str = ""
    comment: str = ""
    edits: Edits = field(default_factory=list)


def reader_name(state: ReviewTaskState) -> str:
    """Return the name of who has a text now; never her address."""
    return state.taken_by.name if state.taken_by is not None and is_taken(state) else ""


def history_of(page: Any) -> list[Step]:
    """Return the steps of a text, the oldest first; of a removed one nothing is told."""
    if page.removed_at is not None:
        return []
    rounds = rounds_of(page).select_related(
        "submitted_revision", "approved_revision", "finished_by", "taken_by", "decline_reason"
    )
    first = page.revisions.order_by("created_at", "pk").first()
    steps = [Step(first.created_at, _("Begun"))] if first is not None else []
    before: Any = None
    for state in rounds.order_by("started_at", "pk"):
        steps += _steps_of(state, before)
        before = state.approved_revision or state.submitted_revision or before
    if before is not None and steps[-1].title not in WAITING:
        steps += _unsent(before, page.latest_revision)
    return steps


def _unsent(before: Any, latest: Any) -> list[Step]:
    """Return what was changed since the last round, when no editor has it."""
    changed = _between(before, latest) if latest is not None and latest.pk > before.pk else []
    return [Step(latest.created_at, _("Changed, not sent yet"), edits=changed)] if changed else []


def _between(before: Any, after: Any) -> Edits:
    """Return what differs between two versions; nothing where one of them is gone."""
    if before is None or after is None or before.pk == after.pk:
        return []
    return edits(before.content, after.content)


def _steps_of(state: ReviewTaskState, before: Any) -> list[Step]:
    """Return the steps of one round of review."""
    sent = state.submitted_revision
    title = APPEALED if state.appeal_words else SENT
    words = state.appeal_words
    steps = [Step(state.started_at, title, comment=words, edits=_between(before, sent))]
    if state.status == TaskState.STATUS_IN_PROGRESS:
        if state.escalated_at is not None:
            steps.append(Step(state.escalated_at, HANDED_ON))
        if is_taken(state) and state.taken_at is not None:
            steps.append(Step(state.taken_at, READING, who=reader_name(state)))
        return steps
    ended = state.finished_at or state.started_at
    who = state.finished_by.name if state.finished_by is not None else ""
    if state.status == TaskState.STATUS_APPROVED:
        theirs = _between(sent, state.approved_revision)
        steps.append(Step(ended, _("Published"), who, comment=state.comment, edits=theirs))
    elif state.decline_reason is not None:
        reason = str(state.decline_reason.wording)
        steps.append(Step(ended, _("Not published"), who, reason, state.comment))
    elif state.status == TaskState.STATUS_REJECTED:
        steps.append(Step(ended, _("Changes asked for"), who, comment=state.comment))
    else:
        steps.append(Step(ended, _("Taken back")))
    return steps
