"""Erasing what was never confirmed."""

from django.utils import timezone

from ..models import Signature
from ..tokens import CONFIRM_WITHIN

BATCH = 1000


def expire_signatures() -> int:
    """Erase signatures that were not confirmed within 7 days; return how many.

    Nothing is kept of them: whoever confirms later signs again.
    """
    before = timezone.now() - CONFIRM_WITHIN
    erased = 0
    while True:
        old = Signature.objects.pending().filter(created_at__lt=before)
        batch = list(old.order_by("created_at").values_list("pk", flat=True)[:BATCH])
        if not batch:
            return erased
        # Compared again: she may have confirmed in this moment.
        erased += Signature.objects.pending().filter(pk__in=batch).delete()[0]
