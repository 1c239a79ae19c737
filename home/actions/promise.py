"""The promise to the author: when an editor will answer."""

from datetime import datetime, timedelta

from django.utils import timezone

from ..models import ReviewTaskState

ANSWER_WITHIN_WORKING_DAYS = 3
SATURDAY = 5


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


def start_round(state: ReviewTaskState) -> None:
    """Note what was sent and by when it is answered."""
    state.due_at = answer_due()
    state.submitted_revision = state.revision
    # An appeal stays one after changes were asked for: there is one round of it.
    rounds = ReviewTaskState.objects.filter(workflow_state=state.workflow_state)
    state.appeal_of_id = rounds.exclude(appeal_of=None).values_list("appeal_of", flat=True).first()
    state.save(update_fields=["due_at", "submitted_revision", "appeal_of"])
