"""Undoing an import: its signatures go, and their sheets wait to be typed again."""

from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.log_actions import log

from home.actions.errors import Conflict, require

from ..enums import PledgeState, SheetState
from ..models import ImportBatch, Pledge, SheetCheck, Signature, SignatureSheet, SkippedLine
from ..policies_paper import may_import_sheets
from .sheet_lines import lock_sheet

DELIVERED = (PledgeState.DELIVERED, PledgeState.ANSWERED)


@transaction.atomic
def undo_import(user: Any, pk: int) -> int:
    """Take back what a file brought, whatever became of it since; return how many signatures.

    Who has withdrawn in the meantime is not touched. The file can be imported again.

    Args:
        user: who undoes it; None for the command.
        pk: of the batch.

    Raises NotAllowed for others than editors and data officers, Conflict when it is undone already
    or its signatures are delivered.
    """
    if user is not None:
        require(may_import_sheets(user))
    batch = ImportBatch.objects.select_for_update(of=("self",)).get(pk=pk)
    if batch.undone_at is not None:
        raise Conflict(_("This import is undone already."))
    brought = Signature.objects.filter(via=batch.mark, sheet__isnull=False)
    # By number, like who imports, so that two never wait for each other in a circle.
    places = sorted({*brought.values_list("sheet__number", "sheet")})
    sheets = [lock_sheet(pk) for _number, pk in places]
    if any(sheet.pledge.state in DELIVERED for sheet in sheets):
        raise Conflict(_("The signatures of this pledge are delivered. The count stays."))
    gone = brought.count()
    brought.delete()
    for sheet in sheets:
        _back_to_collected(sheet)
    # What was deleted cannot tell the tally its day: these pledges are counted anew as a whole.
    pledges = {sheet.pledge_id for sheet in sheets}
    Pledge.objects.filter(pk__in=pledges).update(counted_at=None)
    batch.undone_at = timezone.now()
    batch.undone_by = user
    batch.save(update_fields=["undone_at", "undone_by"])
    log(instance=batch, action="campaign.undo_import", user=user, data={"signatures": gone})
    return gone


def _back_to_collected(sheet: SignatureSheet) -> None:
    """Let a sheet be typed again; lines that others typed stay, and wait for the count anew."""
    SkippedLine.objects.filter(sheet=sheet, reason="empty").delete()
    SheetCheck.objects.filter(sheet=sheet, ended_at__isnull=True).delete()
    Signature.objects.filter(sheet=sheet, state="confirmed").update(
        state="pending", changed_at=timezone.now()
    )
    sheet.state = SheetState.COLLECTED
    for name in ("typed_at", "typed_by", "checked_at", "checked_by", "counted_at"):
        setattr(sheet, name, None)
    sheet.save()
