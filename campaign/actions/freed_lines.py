"""Lines whose signature has left its sheet: they stay free, whoever types the sheet again."""

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from home.policies import Words

from ..enums_paper import SkipReason
from ..models import Signature, SignatureSheet, SkippedLine

REFUSALS: dict[str, Words] = {
    SkipReason.EMAILED: _("Who signed here has confirmed by e-mail and counts already."),
    SkipReason.WITHDRAWN: _("Who signed here has withdrawn. Do not type this line again."),
}


def lock_paper(signature: Signature) -> SignatureSheet | None:
    """Return the sheet of a signature, locked; None when it is on no sheet.

    To be called before the signature is locked: those who type lock the sheet first, too.
    """
    if signature.sheet_id is None:
        return None
    sheets = SignatureSheet.objects.select_for_update(of=("self",))
    return sheets.filter(pk=signature.sheet_id).first()


def drop_photo(sheet: SignatureSheet) -> None:
    """Forget the photo of a sheet, unsaved; its file goes once nothing points to it any more."""
    if sheet.photo:
        storage, name = sheet.photo.storage, sheet.photo.name
        transaction.on_commit(lambda: storage.delete(name), robust=True)
        sheet.photo = ""


def free_line(sheet: SignatureSheet, line: int, reason: SkipReason) -> None:
    """Note why a line of a locked sheet is no signature any more; one statement."""
    SkippedLine.objects.bulk_create(
        [SkippedLine(sheet=sheet, line=line, reason=reason)],
        update_conflicts=True,
        unique_fields=["sheet", "line"],
        update_fields=["reason", "by"],
    )
