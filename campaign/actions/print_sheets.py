"""Making signature sheets: each gets its number before it is printed."""

from typing import Any

from django.db import transaction
from django.db.models import Max
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.log_actions import log

from home.actions.errors import Conflict, Invalid, require
from network.models import Organisation

from ..models import Pledge, SignatureSheet
from ..models.signature_sheet import LINES
from ..policies import may_collect
from ..selectors.signing import find_offer
from ..sheet_numbers import sheet_number

MAX_SHEETS = 50


@transaction.atomic
def print_sheets(
    pledge: Pledge,
    language: str,
    number_of_sheets: int,
    by: Any,
    organisation: Organisation,
    *,
    country: str = "",
    place: str = "",
    collector: Any = None,
    collector_name: str = "",
) -> list[SignatureSheet]:
    """Make sheets with fresh numbers, on the wording that is valid now; one act is one print.

    Args:
        pledge: what is signed on them.
        language: in which they are printed.
        number_of_sheets: from 1 to 50.
        by: who prints; collects for `organisation`.
        organisation: for which is collected.
        country: where.
        place: town or market.
        collector: who goes round with them, when she has an account.
        collector_name: her name as printed.

    Raises:
        NotAllowed: `by` does not collect for `organisation`.
        Conflict: the pledge takes no signatures.
        Invalid: too many or no sheets.
    """
    require(may_collect(by, organisation))
    if not 1 <= number_of_sheets <= MAX_SHEETS:
        message = _("Print from 1 to %(most)s sheets at once.") % {"most": MAX_SHEETS}
        raise Invalid(message, field="number_of_sheets")
    # The row of the pledge queues two who print at once; signing goes on beside it.
    pledge = Pledge.objects.select_for_update(no_key=True).get(pk=pledge.pk)
    offer = find_offer(pledge.code, language)
    if offer is None or not pledge.is_signable or offer.consent_text is None:
        raise Conflict(_("This pledge takes no signatures."))
    last = pledge.sheets.aggregate(last=Max("serial"))["last"] or 0
    now = timezone.now()
    sheets = SignatureSheet.objects.bulk_create(
        SignatureSheet(
            pledge=pledge,
            serial=serial,
            number=sheet_number(pledge.pk, serial),
            language=language,
            consent_text=offer.consent_text,
            organisation=organisation,
            country=country,
            place=place,
            collector=collector,
            collector_name=collector_name,
            lines=LINES,
            printed_at=now,
            created_by=by,
        )
        for serial in range(last + 1, last + 1 + number_of_sheets)
    )
    log(
        instance=pledge,
        action="campaign.sheets.print",
        user=by,
        data={"first": sheets[0].number, "sheets": number_of_sheets},
    )
    return sheets
