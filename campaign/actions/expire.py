"""Erasing what was never confirmed."""

from datetime import datetime

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
    before = timezone.now() - CONFIRM_WITHIN
    pending = Signature.objects.pending().filter(evidence=Evidence.EMAIL)
    let_go = Signature.objects.filter(state=SignatureState.EXPIRED)
    return sum(_erase_old(waiting, before) for waiting in (pending, let_go))


def _erase_old(waiting: QuerySet[Signature], before: datetime) -> int:
    """Erase what was signed before a moment; return how many."""
    erased = 0
    while True:
        old = waiting.filter(created_at__lt=before).order_by("created_at")
        batch = list(old.values_list("pk", flat=True)[:BATCH])
        if not batch:
            return erased
        erased += erase_waiting(waiting, batch)


@transaction.atomic
def erase_waiting(waiting: QuerySet[Signature], batch: list[int]) -> int:
    """Erase those of a batch that still wait; return how many.

    Locked first, for Django deletes by number alone: she may confirm in this moment.
    """
    locked = waiting.filter(pk__in=batch).select_for_update(of=("self",)).order_by("pk")
    found = list(locked.values_list("pk", flat=True))
    forget_mails_about(found)
    _total, numbers = Signature.objects.filter(pk__in=found).delete()
    return numbers.get(Signature._meta.label, 0)
