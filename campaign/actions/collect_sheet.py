"""A sheet came back: known before its first line is typed."""

from datetime import date
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.log_actions import log

from home.actions.errors import Conflict, Invalid, require

from ..enums import SheetState
from ..models import SignatureSheet
from ..policies_paper import may_type_sheet
from .sheet_lines import lock_sheet


@transaction.atomic
def collect_sheet(user: Any, pk: int, day: date, place: str) -> SignatureSheet:
    """Note on which day a printed sheet came back, and from where.

    Args:
        user: who holds it.
        pk: of the sheet.
        day: on which it came back, not later than today.
        place: where people signed; empty leaves what was printed.

    Raises NotAllowed for strangers, Invalid for a day to come, Conflict when it came back before.
    """
    sheet = lock_sheet(pk)
    require(may_type_sheet(user, sheet))
    if sheet.state != SheetState.PRINTED:
        raise Conflict(_("This sheet is known to be back."))
    if day > timezone.localdate():
        raise Invalid(_("This day is still to come."), field="day")
    sheet.state = SheetState.COLLECTED
    sheet.collected_on = day
    sheet.place = place or sheet.place
    sheet.save(update_fields=["state", "collected_on", "place"])
    log(instance=sheet, action="campaign.collect_sheet", user=user)
    return sheet
