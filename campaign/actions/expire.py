"""Erasing what was never confirmed."""

from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone

from ..enums import Evidence, SignatureState
from ..models import Signature
from ..tokens import CONFIRM_WITHIN
from .forget_mails import forget_mails_about

BATCH = 1000


def expire_signatures() -> int:
    """Erase signatures whose address was not confirmed within 7 days; return how many.

    Nothing is kept of them, nor of what was let go: whoever confirms later signs again. What came
    on paper or before a witness has no address to confirm and waits for its check.
    """
    old = Signature.objects.filter(created_at__lt=timezone.now() - CONFIRM_WITHIN)
    pending = old.filter(state=SignatureState.PENDING, evidence=Evidence.EMAIL)
    let_go = old.filter(state=SignatureState.EXPIRED)
    return erase_waiting(pending) + erase_waiting(let_go)


def erase_waiting(waiting: QuerySet[Signature]) -> int:
    """Erase all that still wait, batch by batch; return how many."""
    oldest = waiting.order_by("created_at").values_list("pk", flat=True)
    erased = 0
    while batch := list(oldest[:BATCH]):
        erased += _erase(waiting, batch)
    return erased


@transaction.atomic
def _erase(waiting: QuerySet[Signature], batch: list[int]) -> int:
    """Erase those of a batch that still wait; return how many.

    Locked first, for Django deletes by number alone: she may confirm in this moment.
    """
    locked = waiting.filter(pk__in=batch).select_for_update(of=("self",)).order_by("pk")
    found = list(locked.values_list("pk", flat=True))
    forget_mails_about(found)
    _total, numbers = Signature.objects.filter(pk__in=found).delete()
    return numbers.get(Signature._meta.label, 0)
