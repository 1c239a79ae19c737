"""What was printed together: one act of printing makes several sheets."""

from typing import Any

from django.db.models import Count, Min, QuerySet

from network.models import Organisation

from ..models import Pledge, SignatureSheet

SHOWN_PRINTS = 10


def print_of(number: str) -> list[SignatureSheet]:
    """Return the sheets that were made in one act with the sheet `number`, in their order."""
    first = SignatureSheet.objects.filter(number=number).first()
    if first is None:
        return []
    together = SignatureSheet.objects.filter(
        pledge=first.pledge_id, printed_at=first.printed_at, created_by=first.created_by_id
    )
    related = ("pledge__organisation", "consent_text", "organisation", "collector")
    return list(together.select_related(*related).order_by("serial"))


def prints(pledge: Pledge, organisation: Organisation) -> QuerySet[SignatureSheet, dict[str, Any]]:
    """Return what was printed of a pledge for an organisation, newest first, a row for each act."""
    return (
        pledge.sheets.filter(organisation=organisation)
        .values("printed_at", "created_by", "place", "language")
        .annotate(sheets=Count("pk"), number=Min("number"))
        .order_by("-printed_at")[:SHOWN_PRINTS]
    )
