"""Erasing what was never confirmed."""

from django.utils import timezone

from ..enums import Evidence
from ..models import Signature
from ..tokens import CONFIRM_WITHIN

BATCH = 1000


def expire_signatures() -> int:
    """Erase signatures whose address was not confirmed within 7 days; return how many.

    Nothing is kept of them: whoever confirms later signs again. What came on paper or before a
    witness has no address to confirm and waits for its check.
    """
    before = timezone.now() - CONFIRM_WITHIN
    waiting = Signature.objects.pending().filter(evidence=Evidence.EMAIL)
    erased = 0
    while True:
        old = waiting.filter(created_at__lt=before).order_by("created_at")
        batch = list(old.values_list("pk", flat=True)[:BATCH])
        if not batch:
            return erased
        # Compared again: she may have confirmed in this moment.
        _total, numbers = waiting.filter(pk__in=batch).delete()
        erased += numbers.get(Signature._meta.label, 0)
