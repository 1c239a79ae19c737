"""The quota of photos: how many somebody may send on one day."""

from typing import Any

from django.db import transaction
from django.db.models import F
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from ..models import UploadDay
from .errors import Invalid

PHOTOS_A_DAY = 40
BYTES_A_DAY = 120 * 1024 * 1024
TOO_MANY = _("You have sent very many photos today. Go on tomorrow: what you wrote is saved.")


@transaction.atomic
def count_upload(user: Any, size: int) -> None:
    """Count a photo of `size` bytes that `user` sends now.

    Raises Invalid when she has sent as much as one may send on a day.
    """
    today = {"user": user, "day": timezone.now().date()}
    UploadDay.objects.bulk_create([UploadDay(**today)], ignore_conflicts=True)
    # Asked and counted in one statement: two phones at once share one quota.
    below = UploadDay.objects.filter(**today, photos__lt=PHOTOS_A_DAY, size__lte=BYTES_A_DAY - size)
    if not below.update(photos=F("photos") + 1, size=F("size") + size):
        raise Invalid(TOO_MANY, field="image")
