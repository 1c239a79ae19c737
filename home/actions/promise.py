"""The promise to the author: when an editor will answer.

The time stands still while the author is asked for something: from when changes of a reviewer lie
before her until she says yes or no, and from when she is asked to change her text until she sends
it again.
"""

from datetime import datetime, timedelta

from django.utils import timezone
from wagtail.models import TaskState

from ..models import ReviewTaskState
from ..working_time import SATURDAY, after_working_time, working_time

ANSWER_WITHIN_WORKING_DAYS = 3
# Who was asked at the last minute is not promised an answer a minute after her own.
LEAST_AFTER_AUTHOR = timedelta(days=1)


def add_working_days(start: datetime, days: int) -> datetime:
    """Return the moment `days` working days after `start`; Saturday and Sunday do not count."""
    moment = start
    while days:
        moment += timedelta(days=1)
        if moment.weekday() < SATURDAY:
            days -= 1
    return moment


def answer_due() -> datetime:
    """Return by when what begins to wait now is answered."""
    return add_working_days(timezone.now(), ANSWER_WITHIN_WORKING_DAYS)


def pause(state: ReviewTaskState) -> None:
    """Let the time stand still because the author is asked; asked again, it stands already."""
    now = timezone.now()
    state.asked_at = state.asked_at or now
    state.paused_at = state.paused_at or now


def go_on(state: ReviewTaskState) -> None:
    """Let what was left of the time go on; one working day at least."""
    if state.paused_at is not None:
        state.due_at = _due_after(state)
        state.paused_at = None


def start_round(state: ReviewTaskState) -> None:
    """Note what was sent and by when it is answered."""
    rounds = ReviewTaskState.objects.filter(workflow_state=state.workflow_state)
    earlier = rounds.exclude(pk=state.pk).order_by("-started_at", "-pk").first()
    state.due_at = answer_due()
    state.submitted_revision = state.revision
    if earlier is not None:
        # An appeal stays one after changes were asked for: there is one round of it.
        state.appeal_of_id = earlier.appeal_of_id
        if earlier.status == TaskState.STATUS_REJECTED:
            state.due_at = _due_after(earlier)
    state.save(update_fields=["due_at", "submitted_revision", "appeal_of"])


def _due_after(asked: ReviewTaskState) -> datetime:
    """Return by when an author is answered who has just answered what `asked` asked of her."""
    since = asked.paused_at or asked.finished_at
    if since is None or asked.due_at is None:
        return answer_due()
    left = working_time(since, asked.due_at)
    return after_working_time(timezone.now(), max(left, LEAST_AFTER_AUTHOR))
