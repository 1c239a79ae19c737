"""Letting go of a signature whose address its signer corrects.

The row is not deleted at once: its keys remember how many mails went to that address, or a
correction there and back would send one each time. They go with everything else after 7 days.
"""

from django.db import transaction
from django.db.models import F, QuerySet

from home.enums import MailState
from home.models import OutboxMail

from ..enums import SignatureState
from ..models import Signature
from ..slips import Slip
from .forget_mails import forget_mails_about
from .withdraw import IDENTIFYING

EMPTY_SECONDS = 60
BATCH = 500
# What the limit of mails needs, and the score of others.
KEPT = ("email_key", "name_key", "network_hash", "mails_sent", "last_mail_at")


def let_go(pledge_id: int, slip: Slip) -> bool:
    """Let go of the signature of a slip; return whether there was one that still waits.

    Nobody may be told: it would say whether the address had signed. Confirmed in this moment, it
    stays: the state is compared and set in one statement.
    """
    waiting = Signature.objects.pending().filter(
        pledge=pledge_id,
        email_key=slip.email_key,
        name_key=slip.name_key,
        created_at=slip.signed_at,
        sheet=None,
    )
    return bool(waiting.update(state=SignatureState.EXPIRED))


def empty_let_go() -> int:
    """Take people and mails away from what was let go; return how many signatures."""
    emptied = 0
    while numbers := list(_full().values_list("pk", flat=True)[:BATCH]):
        emptied += _empty(numbers)
    return emptied


@transaction.atomic
def _empty(numbers: list[int]) -> int:
    """Empty a batch; locked first, for she may go back to her old address in this moment."""
    locked = _full().filter(pk__in=numbers).select_for_update(of=("self",)).order_by("pk")
    found = list(locked.values_list("pk", flat=True))
    queued = OutboxMail.objects.filter(
        message__about__signature__in=found, state=MailState.QUEUED
    ).values_list("message__about__signature", flat=True)
    # A mail that never went out is none: or she could not get one when she comes back.
    unsent = Signature.objects.filter(pk__in=list(queued), mails_sent__gt=0)
    unsent.update(mails_sent=F("mails_sent") - 1, last_mail_at=None)
    forget_mails_about(found)
    left = {name: value for name, value in IDENTIFYING.items() if name not in KEPT}
    return Signature.objects.filter(pk__in=found).update(**left, constituency="")


def _full() -> QuerySet[Signature]:
    """Select what was let go and still says whose it was."""
    return Signature.objects.filter(state=SignatureState.EXPIRED).exclude(email="")
