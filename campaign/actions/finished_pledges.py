"""When a pledge is over, so that nobody needs to know any more who signed it."""

from datetime import date, timedelta

from django.db import transaction
from django.db.models import Max, Q
from django.db.models.functions import Coalesce, Greatest
from django.utils import timezone
from wagtail.log_actions import log

from home.actions.record_consent import months_later

from ..enums import Evidence, PledgeState
from ..models import Pledge, Signature
from ..selectors.switches import counting_is_paused
from .expire import erase_waiting
from .pledge_states import lock_pledge

MONTHS_AFTERWARDS = 6
# With those afterwards nobody is known for more than 24 months after the last signature, or for
# more than 6 after the day of a promise when that is later.
MONTHS_OF_SILENCE = 18
# Their last day to sign tells when they ended; others end by what their owner reports.
SIGNED_UNTIL = (
    PledgeState.OPEN,
    PledgeState.CLOSED,
    PledgeState.PROGRESS,
    PledgeState.OVERDUE,
)
# Whoever signed wants to see the day of a promise pass, whatever was reported before it.
AWAITED = (PledgeState.PROGRESS, PledgeState.OVERDUE, PledgeState.PART)


def pledges_to_forget() -> list[int]:
    """Return the pledges that have been over for 6 months, by number."""
    today = timezone.localdate()
    return [
        pledge.pk
        for pledge in Pledge.objects.annotate(last_event=Max("events__day"))
        if (day := over_on(pledge, pledge.last_event)) is not None
        and months_later(day, MONTHS_AFTERWARDS) <= today
    ]


def over_on(pledge: Pledge, last_event: date | None) -> date | None:
    """Return the day on which nothing was left to do with its signatures; None before it is known.

    A call is over when it was delivered, or when its signing ended and nobody delivers it; a
    promise when it was kept or withdrawn, or when its day and its last report have passed and it
    takes no signatures. What can still be signed is never over.

    Args:
        pledge: to look at.
        last_event: the day of the newest entry of its history.
    """
    if pledge.delivered_on is not None:
        return pledge.delivered_on
    if pledge.is_signable or pledge.opens_later:
        return None
    days = [last_event]
    if pledge.state in SIGNED_UNTIL:
        days.append(pledge.closes_on)
    if pledge.state in AWAITED:
        days.append(pledge.due_on)
    return max((day for day in days if day is not None), default=None)


def end_signing() -> int:
    """End the signing of what nobody has signed for 18 months; return how many.

    A call without a last day, and a promise whose day has passed without a report, would else know
    their signers for ever. While counting is paused nothing is ended: nobody knows who has signed.
    """
    if counting_is_paused():
        return 0
    born = Coalesce("opens_on", "created_at__date")
    last = Coalesce(Max("tallies__day"), born)
    today = timezone.localdate()
    ended = Q(due_on=None) | Q(due_on__lt=today)
    found = Pledge.objects.signable().filter(ended).annotate(last=Greatest(last, born))
    silent = [one.pk for one in found if months_later(one.last, MONTHS_OF_SILENCE) <= today]
    return sum(_end(pk) for pk in silent)


@transaction.atomic
def _end(pk: int) -> bool:
    """Make yesterday the last day to sign; the calendar closes a call of that day."""
    pledge = lock_pledge(pk)
    if not pledge.is_signable:
        return False
    pledge.closes_on = timezone.localdate() - timedelta(days=1)
    pledge.save(update_fields=["closes_on"])
    log(instance=pledge, action="campaign.end_signing")
    return True


def erase_uncounted() -> int:
    """Erase lines of paper that wait for their check though their pledge is over: how many."""
    on_paper = Signature.objects.pending().exclude(evidence=Evidence.EMAIL)
    return erase_waiting(on_paper.filter(pledge__in=pledges_to_forget()))
