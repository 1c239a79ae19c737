"""Typing in a sheet: as many lines as one likes at a time, then the end of it."""

from collections.abc import Iterable
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.log_actions import log

from home.actions.errors import Conflict, require

from ..enums import PledgeState, SheetState
from ..enums_paper import SkipReason
from ..models import Signature, SignatureSheet, SkippedLine
from ..policies_paper import may_type_sheet
from ..selectors.sheet_lines import Line, stored_lines
from .sheet_lines import Problem, keep_lines, lock_sheet

OPEN_STATES = (SheetState.PRINTED, SheetState.COLLECTED)
# After these the target has the count in hand, or the promise is no more.
CLOSED_PLEDGES = (PledgeState.DELIVERED, PledgeState.ANSWERED, PledgeState.WITHDRAWN)
NOT_OPEN = _("This sheet is typed in already.")
TOO_LATE = _("The signatures of this pledge are delivered. No sheet can be added.")


@transaction.atomic
def type_lines(user: Any, pk: int, lines: Iterable[Line]) -> dict[int, Problem]:
    """Store what was typed from a sheet; return what is wrong with the lines that were not kept.

    Raises NotAllowed for strangers, Conflict when the sheet is typed in or the pledge is delivered.
    """
    sheet = lock_sheet(pk)
    require(may_type_sheet(user, sheet))
    open_for_typing(sheet)
    problems = keep_lines(sheet, lines, user)
    note_collected(sheet)
    sheet.typists.add(user)
    return problems


@transaction.atomic
def finish_typing(user: Any, pk: int) -> SignatureSheet:
    """Say that everything on the paper is typed; lines that nobody typed are empty ones.

    Raises NotAllowed for strangers, Conflict when it is typed in already or holds no signature.
    """
    sheet = lock_sheet(pk)
    require(may_type_sheet(user, sheet))
    open_for_typing(sheet)
    if not Signature.objects.filter(sheet=sheet).exists():
        raise Conflict(_("No signature is typed from this sheet yet."))
    sheet.typists.add(user)
    mark_typed(sheet, user)
    return sheet


def open_for_typing(sheet: SignatureSheet) -> None:
    """Raise Conflict when nothing more can be typed from a sheet."""
    if sheet.pledge.state in CLOSED_PLEDGES:
        raise Conflict(TOO_LATE)
    if sheet.state not in OPEN_STATES:
        raise Conflict(NOT_OPEN)


def note_collected(sheet: SignatureSheet) -> None:
    """Note that a sheet came back, on the day when its first line is typed at the latest."""
    if sheet.state == SheetState.PRINTED:
        sheet.state = SheetState.COLLECTED
        sheet.collected_on = sheet.collected_on or timezone.localdate()
        sheet.save(update_fields=["state", "collected_on"])


def mark_typed(sheet: SignatureSheet, user: Any) -> None:
    """Call a sheet typed, with the lines that are empty."""
    known = stored_lines(sheet)
    SkippedLine.objects.bulk_create(
        SkippedLine(sheet=sheet, line=number, reason=SkipReason.EMPTY, by=user)
        for number in range(1, sheet.lines + 1)
        if number not in known
    )
    sheet.state = SheetState.TYPED
    sheet.typed_at = timezone.now()
    sheet.typed_by = user
    sheet.save(update_fields=["state", "typed_at", "typed_by"])
    log(instance=sheet, action="campaign.type_sheet", user=user)
