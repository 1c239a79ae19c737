"""The photo of a sheet: kept while it is needed to check the names, then deleted."""

from datetime import timedelta
from typing import Any

from django.core.files.base import File
from django.db import transaction
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.log_actions import log

from home.actions.errors import Conflict, require

from ..enums_paper import SkipReason
from ..models import SignatureSheet
from ..policies_paper import may_type_sheet, may_withdraw_line
from .finished_pledges import pledges_to_forget
from .freed_lines import drop_photo
from .sheet_lines import lock_sheet
from .type_sheet import note_collected

# Long enough to answer for a count, shorter than the names themselves are kept.
KEEP_PHOTOS = timedelta(days=90)


@transaction.atomic
def keep_photo(user: Any, pk: int, picture: File) -> SignatureSheet:
    """Keep a photo, cleaned by the form, in the place of the one before; its sheet is back then.

    Raises NotAllowed for strangers, Conflict when somebody on the sheet has withdrawn.
    """
    sheet = lock_sheet(pk)
    require(may_type_sheet(user, sheet))
    if sheet.skipped.filter(reason=SkipReason.WITHDRAWN).exists():
        raise Conflict(_("Somebody on this sheet has withdrawn, so no photo of it is kept."))
    note_collected(sheet)
    drop_photo(sheet)
    sheet.photo.save("sheet.jpg" if not picture.name else picture.name, picture, save=False)
    sheet.save(update_fields=["photo"])
    log(instance=sheet, action="campaign.sheet_photo", user=user)
    return sheet


@transaction.atomic
def delete_photo(user: Any, pk: int) -> SignatureSheet:
    """Delete the photo of a sheet now.

    Raises NotAllowed for others than stewards of the organisation and staff.
    """
    sheet = lock_sheet(pk)
    require(may_withdraw_line(user, sheet))
    drop_photo(sheet)
    sheet.save(update_fields=["photo"])
    log(instance=sheet, action="campaign.delete_sheet_photo", user=user)
    return sheet


def forget_photos() -> int:
    """Delete photos 90 days after the last step of their sheet, whether it was counted or not.

    Those of pledges whose signers are forgotten go at once. Returns how many.
    """
    since = timezone.now() - KEEP_PHOTOS
    recent = Q(collected_on__gte=since.date())
    for step in ("printed_at", "typed_at", "checked_at", "counted_at"):
        recent |= Q(**{f"{step}__gte": since})
    over = Q(pledge__in=pledges_to_forget())
    forgotten = 0
    for sheet in SignatureSheet.objects.filter(~recent | over).exclude(photo=""):
        with transaction.atomic():
            drop_photo(sheet)
            SignatureSheet.objects.filter(pk=sheet.pk).update(photo="")
        forgotten += 1
    return forgotten
