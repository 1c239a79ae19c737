"""What the calendar and the owner do to a promise: overdue, and withdrawn."""

from datetime import date, timedelta
from typing import Any

from django.db import transaction
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext, override
from django.utils.translation import gettext_lazy as _
from wagtail.log_actions import log

from home.actions.errors import Conflict, Invalid, require
from home.templatetags.ui import date as written

from ..enums import PledgeForm, PledgeState
from ..enums_alliance import RUNNING_STATES
from ..models import Pledge
from ..policies_alliance import may_move_due_date, may_withdraw_promise
from ..selectors.agreements import promised_now
from .pledge_states import enter_state, lock_pledge


def mark_overdue() -> int:
    """Let each promise say whether its day has passed; return how many changed.

    A promise that was given more time is in progress again. Safe to run at any time.
    """
    today = timezone.localdate()
    late = Q(state=PledgeState.PROGRESS, due_on__lt=today)
    more_time = Q(state=PledgeState.OVERDUE, due_on__gte=today)
    found = Pledge.objects.published().filter(late | more_time, form=PledgeForm.ALLIANCE)
    return sum(_follow_calendar(pk) for pk in found.values_list("pk", flat=True))


@transaction.atomic
def _follow_calendar(pk: int) -> bool:
    pledge = lock_pledge(pk)
    due = pledge.due_on
    if due is None or pledge.state == pledge.current_state:
        return False
    late = pledge.current_state == PledgeState.OVERDUE
    enter_state(pledge, pledge.current_state, day=due + timedelta(days=1) if late else None)
    return True


@transaction.atomic
def move_due_date(pk: int, day: date, user: Any, *, reason: str, language: str) -> Pledge:
    """Give a public promise another day; everybody reads the old day, the new one and why.

    Partners that had accepted what it says stay bound: what changes is said in public. The same
    day again changes nothing. Raises NotAllowed for who is no editor, Invalid without a reason or
    for a day that has passed, Conflict for what is not public or no longer worked on.
    """
    pledge = lock_pledge(pk)
    require(may_move_due_date(user, pledge))
    was = pledge.due_on
    if was == day:
        return pledge
    public = Pledge.objects.published().filter(pk=pk, form=PledgeForm.ALLIANCE).exists()
    if was is None or pledge.state not in RUNNING_STATES or not public:
        raise Conflict(_("Only the day of a public promise that is in progress can be moved."))
    if day < timezone.localdate():
        raise Invalid(_("Choose a day that has not passed."), field="day")
    if not reason:
        raise Invalid(_("Say why. Everybody who signed reads it."), field="reason")
    bound = pledge.partners.filter(agreed_digest=promised_now(pledge)).values_list("pk", flat=True)
    kept = list(bound)
    pledge.due_on = day
    with override(language):
        told = gettext("The day was moved from %(old)s to %(new)s.") % {
            "old": written(was),
            "new": written(day),
        }
    words = f"{told}\n\n{reason}"
    enter_state(
        pledge, pledge.current_state, user=user, reason=words, language=language, due_on=day
    )
    pledge.partners.filter(pk__in=kept).update(agreed_digest=promised_now(pledge))
    data = {"from": was.isoformat(), "to": day.isoformat(), "reason": reason}
    log(instance=pledge, action="campaign.move_due_date", user=user, data=data)
    return pledge


@transaction.atomic
def withdraw_promise(pk: int, user: Any, *, reason: str, language: str) -> Pledge:
    """Take back a public promise, with a reason that everybody reads; again: nothing.

    Raises NotAllowed for others than the owner's stewards and editors, Invalid without a reason,
    Conflict for a call and for a promise that is no longer worked on.
    """
    pledge = lock_pledge(pk)
    require(may_withdraw_promise(user, pledge))
    if pledge.state == PledgeState.WITHDRAWN:
        return pledge
    public = Pledge.objects.published().filter(pk=pk).exists()
    if pledge.state not in RUNNING_STATES or not public:
        raise Conflict(_("Only a public promise that is in progress can be withdrawn."))
    if not reason:
        raise Invalid(_("Say why. Everybody who signed reads it."), field="reason")
    enter_state(pledge, PledgeState.WITHDRAWN, user=user, reason=reason, language=language)
    log(instance=pledge, action="campaign.withdraw_promise", user=user, data={"reason": reason})
    return pledge
