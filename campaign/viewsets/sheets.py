"""Signature sheets in the admin; they are typed, checked and undone in the member area."""

from typing import Any, ClassVar

import django_filters
from django.urls import reverse
from django.utils.html import format_html
from django.utils.translation import gettext_lazy as _
from wagtail.admin.filters import WagtailFilterSet
from wagtail.admin.ui.tables import Column
from wagtail.admin.views.generic import IndexView, InspectView

from ..models import SignatureSheet
from ..paginator import BoundedPaginator
from ..selectors.collectors import collectors_of
from .read_only import ReadOnlyViewSet


class SheetFilterSet(WagtailFilterSet):
    """Where it is, of which pledge and country, and who went round with it."""

    collector = django_filters.ModelChoiceFilter(
        queryset=lambda _request: collectors_of(SignatureSheet), label=_("Collector")
    )

    class Meta:
        """What is filtered by its own choices."""

        model = SignatureSheet
        fields: ClassVar[list[str]] = ["state", "pledge", "country"]


def collector_in_words(sheet: SignatureSheet) -> Any:
    """Return the name that is printed on a sheet, or that of the account behind it."""
    return format_html("<bdi>{}</bdi>", sheet.collector_name or sheet.collector or "")


class SheetIndexView(IndexView):
    """Reads pledge, organisation and collector with each row."""

    paginator_class = BoundedPaginator

    def get_base_queryset(self) -> Any:
        """Return all, newest first."""
        return SignatureSheet.objects.select_related("pledge", "organisation", "collector")


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
    list_display: ClassVar[list[Any]] = [
        "number",
        "pledge",
        "organisation",
        "place",
        Column("collector", label=_("Collector"), accessor=collector_in_words),
        "state",
        "collected_on",
    ]
    filterset_class = SheetFilterSet
    search_fields: ClassVar[list[str]] = ["number", "place", "organisation__name"]
