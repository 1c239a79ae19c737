"""Withdrawing for somebody who signed without an address: she names her line, or her collector."""

from typing import Any

from django.db import transaction
from django.utils.translation import gettext_lazy as _
from wagtail.log_actions import log

from home.actions.errors import Conflict, Invalid, require

from ..enums import Channel
from ..enums_paper import SkipReason
from ..models import Signature, SignatureSheet
from ..policies_paper import may_withdraw_line
from ..policies_signers import may_withdraw_for
from .count_sheet import reason_of
from .freed_lines import free_line
from .sheet_lines import lock_sheet
from .type_sheet import OPEN_STATES
from .withdraw import withdraw

COLLECTED = (Channel.PAPER, Channel.ASSISTED)


@transaction.atomic
def withdraw_line(user: Any, sheet_number: str, line: int, reason: str) -> None:
    """Erase who signed on a line of a sheet, whatever became of the sheet and its pledge since.

    A line that nobody typed yet is noted, so that nobody types it. To ask twice changes nothing.

    Args:
        user: who was asked to do it.
        sheet_number: as it is printed.
        line: its number on the paper.
        reason: in her words; it stands in the audit log.

    Raises NotAllowed for others than stewards of the organisation and staff, Invalid for a line
    that the sheet does not have or without a reason, Conflict when nothing is kept of the line.
    """
    sheet = lock_sheet(SignatureSheet.objects.values_list("pk", flat=True).get(number=sheet_number))
    require(may_withdraw_line(user, sheet))
    if not 1 <= line <= sheet.lines:
        raise Invalid(_("The sheet has no such line."), field="line")
    data = {"line": line, "reason": reason_of(reason)}
    signature = Signature.objects.filter(sheet=sheet, line=line).first()
    if signature is not None:
        withdraw(signature, tell=False)
    elif not _note_untyped(sheet, line):
        return
    log(instance=sheet, action="campaign.withdraw_line", user=user, data=data)


def _note_untyped(sheet: SignatureSheet, line: int) -> bool:
    """Keep a line from being typed; return whether this call did it."""
    before = sheet.skipped.filter(line=line).first()
    if before is not None and before.reason == SkipReason.WITHDRAWN:
        return False
    if before is not None or sheet.state not in OPEN_STATES:
        raise Conflict(_("No signature is kept from this line."))
    free_line(sheet, line, SkipReason.WITHDRAWN)
    return True


@transaction.atomic
def withdraw_for(user: Any, pk: int, reason: str) -> None:
    """Withdraw a signature from paper or from a collector for who has no link of her own.

    Raises NotAllowed for others than editors and data officers, Invalid without a reason, Conflict
    for a signature from the web, which its link withdraws, and for one that is gone.
    """
    signature = Signature.objects.get(pk=pk)
    require(may_withdraw_for(user, signature))
    data = {"reason": reason_of(reason)}
    if signature.channel not in COLLECTED:
        raise Conflict(_("Who signed on the web withdraws with the link in her mail."))
    if not withdraw(signature, tell=False):
        raise Conflict(_("This signature is withdrawn already."))
    log(instance=signature, action="campaign.withdraw_for", user=user, data=data)
