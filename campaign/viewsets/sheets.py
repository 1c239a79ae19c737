"""Signature sheets in the admin; they are typed, checked and undone in the member area."""

from typing import Any, ClassVar

from django.urls import reverse
from django.utils.html import format_html
from django.utils.translation import gettext_lazy as _
from wagtail.admin.views.generic import IndexView, InspectView

from ..models import SignatureSheet
from ..paginator import BoundedPaginator
from .read_only import ReadOnlyViewSet


class SheetIndexView(IndexView):
    """Reads pledge and organisation with each row."""

    paginator_class = BoundedPaginator

    def get_base_queryset(self) -> Any:
        """Return all, newest first."""
        return SignatureSheet.objects.select_related("pledge", "organisation")


class SheetInspectView(InspectView):
    """One sheet, with the way to its page in the member area, where all steps are made."""

    object: SignatureSheet

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Add the way."""
        context: dict[str, Any] = super().get_context_data(**kwargs)
        way = reverse("member_sheet", args=[self.object.number])
        words = _("Type in, check, or withdraw a line")
        link = format_html('<a href="{}">{}</a>', way, words)
        context["fields"].append({"label": _("Page of the sheet"), "value": link})
        return context


class SheetViewSet(ReadOnlyViewSet):
    """Where each sheet of paper is; the photo of a sheet shows names and is not here."""

    model = SignatureSheet
    name = "sheets"
    icon = "doc-full"
    menu_label = _("Signature sheets")
    index_view_class = SheetIndexView
    inspect_view_class = SheetInspectView
    inspect_view_fields_exclude: ClassVar[list[str]] = ["photo", "typists"]
    list_display: ClassVar[list[str]] = [
        "number",
        "pledge",
        "organisation",
        "place",
        "state",
        "collected_on",
    ]
    list_filter: ClassVar[list[str]] = ["state", "pledge", "country"]
    search_fields: ClassVar[list[str]] = ["number", "place", "organisation__name"]
