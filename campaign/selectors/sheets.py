"""Sheets as those see them who type and check them."""

from typing import Any

from django.db.models import Count, Q, QuerySet

from network.models import Membership

from ..enums import SheetState, SignatureState
from ..models import Signature, SignatureSheet
from .data_staff import is_data_staff

SHOWN_SHEETS = 50
UNFINISHED = (SheetState.COLLECTED, SheetState.TYPED, SheetState.CHECKED)


def sheets_of(user: Any) -> QuerySet[SignatureSheet]:
    """Return the sheets that `user` may type: those of her organisations, staff all."""
    sheets = SignatureSheet.objects.select_related("pledge__organisation", "organisation")
    if is_data_staff(user):
        return sheets
    hers = [one.organisation_id for one in Membership.objects.of(user) if one.may_collect]
    printed = Q(organisation__in=hers)
    owned = Q(organisation__isnull=True, pledge__organisation__in=hers)
    return sheets.filter(printed | owned)


def find_sheet(user: Any, number: str) -> SignatureSheet | None:
    """Return the sheet of a number, if she may know of it."""
    return sheets_of(user).filter(number=number).first()


def waiting_sheets(user: Any) -> list[SignatureSheet]:
    """Return the sheets on which something is to be done, those that wait longest first."""
    sheets = (
        sheets_of(user)
        .filter(state__in=UNFINISHED)
        .annotate(names=Count("signatures"))
        .prefetch_related("typists")
        .order_by("collected_on", "pk")
    )
    return list(sheets[:SHOWN_SHEETS])


def numbers_of(sheet: SignatureSheet) -> dict[str, int]:
    """Return how many lines of a sheet are signatures, and how many of them count."""
    signatures = Signature.objects.filter(sheet=sheet)
    counted = Count("pk", filter=Q(state=SignatureState.CONFIRMED, held=False))
    found: dict[str, int] = signatures.aggregate(signatures=Count("pk"), counted=counted)
    return found | {"skipped": sheet.skipped.count(), "lines": sheet.lines}
