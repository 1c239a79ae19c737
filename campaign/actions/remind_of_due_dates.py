"""Reminding both sides of a promise that its day comes, or has passed."""

import logging
from datetime import date, timedelta

from django.db import transaction
from django.utils import timezone

from ..alliance_mails import remind_both_sides
from ..enums import PledgeForm
from ..enums_alliance import RUNNING_STATES, DueNoticeKind
from ..models import DueNotice, Pledge

logger = logging.getLogger(__name__)

MONTH = timedelta(days=30)
WEEK = timedelta(days=7)


def notice_for(due: date, today: date) -> DueNoticeKind | None:
    """Return the reminder that a promise due on `due` wants on this day; None for none."""
    if today > due:
        return DueNoticeKind.LATE
    if today >= due - WEEK:
        return DueNoticeKind.WEEK
    return DueNoticeKind.MONTH if today >= due - MONTH else None


def remind_of_due_dates() -> int:
    """Mail the reminders of today; return how many promises were reminded of.

    A worker that stood still catches up with the newest reminder alone. Each is sent once however
    often this runs: the row that says so is committed together with its mails. A promise that
    fails is logged and tried again by the next run; the others don't wait for it.
    """
    today = timezone.localdate()
    near = Pledge.objects.published().filter(
        form=PledgeForm.ALLIANCE, state__in=RUNNING_STATES, due_on__lte=today + MONTH
    )
    return sum(_try(pledge, today) for pledge in near.select_related("organisation"))


def _try(pledge: Pledge, today: date) -> bool:
    try:
        return _remind(pledge, today)
    except Exception as error:
        logger.exception("No reminder of pledge %s: %s", pledge.pk, type(error).__name__)
        return False


@transaction.atomic
def _remind(pledge: Pledge, today: date) -> bool:
    kind = notice_for(pledge.due_on, today) if pledge.due_on else None
    if kind is None:
        return False
    notice, made = DueNotice.objects.get_or_create(pledge=pledge, due_on=pledge.due_on, kind=kind)
    if made and not remind_both_sides(pledge, notice.kind):
        # Nobody could be written to: whoever comes later is still reminded.
        notice.delete()
        return False
    return made
