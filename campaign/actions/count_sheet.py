"""Counting a sheet that was checked, and taking a sheet back one step."""

from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.log_actions import log

from home.actions.errors import Conflict, Invalid, require
from home.mail import errand_row
from home.models import OutboxMail

from ..enums import PledgeState, SheetState, SignatureState
from ..enums_paper import CheckOutcome, SkipReason
from ..models import Signature, SignatureSheet
from ..policies_paper import may_check_sheet, may_undo_sheet
from .consent_events import note_signed
from .score import apply_score, was_released
from .sheet_lines import lock_sheet
from .sign import MAIL
from .type_sheet import CLOSED_PLEDGES, TOO_LATE

MAX_REASON = 200
STEP_BACK = {
    SheetState.COUNTED: SheetState.CHECKED,
    SheetState.CHECKED: SheetState.TYPED,
    SheetState.TYPED: SheetState.COLLECTED,
}


@transaction.atomic
def count_sheet(user: Any, pk: int) -> int:
    """Let every signature of a checked sheet count; return how many do, 0 when they did before.

    Raises NotAllowed for strangers and for who typed the sheet, Conflict when it is not checked or
    the pledge is delivered.
    """
    sheet = lock_sheet(pk)
    require(may_check_sheet(user, sheet))
    if sheet.state == SheetState.COUNTED:
        return 0
    if sheet.pledge.state in CLOSED_PLEDGES:
        raise Conflict(TOO_LATE)
    if sheet.state != SheetState.CHECKED:
        raise Conflict(_("This sheet must be checked before it is counted."))
    waiting = list(Signature.objects.select_for_update().filter(sheet=sheet).pending())
    note_signed(waiting)
    now = timezone.now()
    for signature in waiting:
        if not was_released(signature):
            # What the worker sees around it may still hold it back; it looks before it counts.
            apply_score(signature)
            signature.scored_at = None
        signature.state = SignatureState.CONFIRMED
        # A day on which it counted before an undo stays its day.
        signature.confirmed_at = signature.confirmed_at or now
        signature.changed_at = now
    Signature.objects.bulk_update(
        waiting, ["state", "confirmed_at", "changed_at", "held", "held_reasons", "scored_at"]
    )
    _tell(sheet, [one for one in waiting if one.email and not one.mails_sent])
    sheet.state = SheetState.COUNTED
    sheet.counted_at = now
    sheet.save(update_fields=["state", "counted_at"])
    log(instance=sheet, action="campaign.count_sheet", user=user, data={"lines": len(waiting)})
    return len(waiting)


def _tell(sheet: SignatureSheet, signatures: list[Signature]) -> None:
    """Write to those who left an address: they get the link with which they can withdraw."""
    OutboxMail.objects.bulk_create(
        errand_row(MAIL, {"signature": one.pk}, one.email, str(sheet.pledge)) for one in signatures
    )
    Signature.objects.filter(pk__in=[one.pk for one in signatures]).update(
        mails_sent=1, last_mail_at=timezone.now()
    )


@transaction.atomic
def undo_sheet(user: Any, pk: int, reason: str) -> SignatureSheet:
    """Take a sheet back one step: counted, checked, typed, collected. Counts go down.

    Args:
        user: who takes it back.
        pk: of the sheet.
        reason: in her words; it stands in the audit log.

    Raises NotAllowed for who may not, Invalid without a reason, Conflict when there is no step
    back, or the target has the count in hand.
    """
    sheet = lock_sheet(pk)
    require(may_undo_sheet(user, sheet))
    reason = reason_of(reason)
    before = SheetState(sheet.state)
    if before not in STEP_BACK:
        raise Conflict(_("Nothing was done with this sheet yet."))
    if before == SheetState.COUNTED:
        _uncount(sheet)
    sheet.state = STEP_BACK[before]
    _forget_steps(sheet)
    data = {"from": before.value, "to": str(sheet.state), "reason": reason}
    log(instance=sheet, action="campaign.undo_sheet", user=user, data=data)
    return sheet


def reason_of(reason: str) -> str:
    """Return why something is taken back, for the audit log; raise Invalid for no reason."""
    reason = reason.strip()[:MAX_REASON]
    if not reason:
        raise Invalid(_("Say why, in a few words."), field="reason")
    return reason


def _uncount(sheet: SignatureSheet) -> None:
    """Take the signatures of a sheet out of the count; they keep the day on which they counted."""
    if sheet.pledge.state in (PledgeState.DELIVERED, PledgeState.ANSWERED):
        raise Conflict(_("The signatures of this pledge are delivered. The count stays."))
    counted = Signature.objects.filter(sheet=sheet, state=SignatureState.CONFIRMED)
    counted.update(state=SignatureState.PENDING, changed_at=timezone.now())


def _forget_steps(sheet: SignatureSheet) -> None:
    """Empty who did the steps that are undone; the audit log knows."""
    if sheet.state != SheetState.COUNTED:
        sheet.counted_at = None
    if sheet.state in (SheetState.TYPED, SheetState.COLLECTED):
        sheet.checked_at = sheet.checked_by = None
        sheet.checks.filter(outcome=CheckOutcome.OPEN).delete()
    if sheet.state == SheetState.COLLECTED:
        sheet.typed_at = sheet.typed_by = None
        # They were called empty when the typing ended; now they may be typed.
        sheet.skipped.filter(reason=SkipReason.EMPTY).delete()
    sheet.save()
