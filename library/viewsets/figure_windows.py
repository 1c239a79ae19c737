"""The window in which editors choose a figure: current ones, by words, language and area."""

from typing import Any

from django import forms
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from wagtail.admin.forms.choosers import BaseFilterForm
from wagtail.admin.ui.tables import Column
from wagtail.snippets.views.chooser import SnippetChosenView

from home.patches.snippet_choosers import (
    GuardedChooserViewSet,
    RecordResultsView,
    RecordView,
)

from ..figures import area_name
from ..forms.figure_choice import FigureChooser, figure_line
from ..models import Statistic

AREA = "area"


class AreaFilterForm(BaseFilterForm):
    """Narrows the figures to a region or country that one of them is about."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        """Offer the areas that occur, by name."""
        super().__init__(*args, **kwargs)
        rows = Statistic.objects.current().exclude(area="").only("area")
        named = sorted({(area_name(row), row.area) for row in rows})
        self.fields[AREA] = forms.ChoiceField(
            label=_("Area"),
            choices=[("", _("All")), *((code, name) for name, code in named)],
            required=False,
            widget=forms.Select(attrs={"data-chooser-modal-search-filter": True}),
        )

    def filter(self, objects: Any) -> Any:
        """Return those about the chosen area, before they are searched."""
        area = self.cleaned_data.get(AREA)
        return super().filter(objects.filter(area=area) if area else objects)


class CurrentFigures:
    """A view of the window: figures as they stand now, with what tells them apart."""

    def get_object_list(self) -> Any:
        """Leave out superseded versions."""
        return Statistic.objects.current()

    def get_filter_form_class(self) -> Any:
        """Add the area; words are looked for among what is left."""
        form = super().get_filter_form_class()  # type: ignore[misc]
        return type("FigureForm", (form, AreaFilterForm), {})

    @property
    def title_column(self) -> Any:
        """Show the number before the words."""
        column = super().title_column  # type: ignore[misc]
        column.label, column.accessor = _("Figure"), figure_line
        return column

    @property
    def columns(self) -> list[Column]:
        """Add where and from when it is, and who says so."""
        return [
            *super().columns,  # type: ignore[misc]
            Column(AREA, label=_("Area"), accessor=area_name),
            Column("year", label=_("Year")),
            Column("source_title", label=_("Source")),
        ]


class FigureView(CurrentFigures, RecordView):
    """The window."""


class FigureResultsView(CurrentFigures, RecordResultsView):
    """What it lists after a search."""


class ChosenFigureView(SnippetChosenView):
    """Hands the chosen figure to the field."""

    def get_object_id(self, instance: Statistic) -> str:
        """Hand over the code: pages keep it."""
        return instance.code

    def get_display_title(self, instance: Statistic) -> str:
        """Show it as it stood in the list."""
        return figure_line(instance)


class FigureChooserViewSet(GuardedChooserViewSet):
    """The addresses of the window."""

    choose_view_class = FigureView
    choose_results_view_class = FigureResultsView
    chosen_view_class = ChosenFigureView

    @cached_property
    def widget_class(self) -> FigureChooser:
        """Return the field that opens it."""
        return FigureChooser()
