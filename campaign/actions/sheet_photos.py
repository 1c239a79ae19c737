"""The photo of a sheet: kept while it is needed to check the names, then deleted."""

from datetime import timedelta
from typing import Any

from django.core.files.base import File
from django.db import transaction
from django.utils import timezone
from wagtail.log_actions import log

from home.actions.errors import require

from ..models import SignatureSheet
from ..policies_paper import may_type_sheet
from .sheet_lines import lock_sheet

# Long enough to answer for a count, shorter than the names themselves are kept.
KEEP_PHOTOS = timedelta(days=90)


@transaction.atomic
def keep_photo(user: Any, pk: int, picture: File) -> SignatureSheet:
    """Keep a photo, cleaned by the form, in the place of the one before.

    Raises NotAllowed for strangers.
    """
    sheet = lock_sheet(pk)
    require(may_type_sheet(user, sheet))
    _drop(sheet)
    sheet.photo.save("sheet.jpg" if not picture.name else picture.name, picture, save=False)
    sheet.save(update_fields=["photo"])
    log(instance=sheet, action="campaign.sheet_photo", user=user)
    return sheet


def forget_photos() -> int:
    """Delete the photos of sheets that were counted 90 days ago; return how many."""
    old = SignatureSheet.objects.filter(counted_at__lt=timezone.now() - KEEP_PHOTOS)
    forgotten = 0
    for sheet in old.exclude(photo=""):
        with transaction.atomic():
            _drop(sheet)
            SignatureSheet.objects.filter(pk=sheet.pk).update(photo="")
        forgotten += 1
    return forgotten


def _drop(sheet: SignatureSheet) -> None:
    """Delete the file once nothing points to it any more."""
    if sheet.photo:
        storage, name = sheet.photo.storage, sheet.photo.name
        transaction.on_commit(lambda: storage.delete(name), robust=True)
