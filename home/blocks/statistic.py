"""Figure of the records: kept once with its source, and new everywhere when it is superseded."""

from collections.abc import Iterator
from typing import Any

from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.fields import StreamField

from ..figures import ShownFigure
from ..registry import figures

KIND = "statistic"


def figure_choices() -> list[tuple[str, str]]:
    """Return the figures that the apps offer."""
    return [choice for choices, _find in figures for choice in choices()]


def find_figures(codes: set[str]) -> dict[str, ShownFigure]:
    """Return the figures of these codes that exist, by code."""
    found: dict[str, ShownFigure] = {}
    for _choices, find in figures:
        found |= find(codes)
    return found


def codes_on(page: Any) -> Iterator[str]:
    """Yield the codes of all figures in the bodies of a page."""
    for field in page._meta.get_fields() if page else ():
        if isinstance(field, StreamField):
            for block in getattr(page, field.name).raw_data:
                if block["type"] == KIND:
                    yield block["value"]["code"]


def figure_of(code: str, page: Any, request: Any) -> ShownFigure | None:
    """Return one figure; those of a page are fetched together, once a request."""
    known: dict[str, ShownFigure | None] = getattr(request, "cradle_figures", {})
    if code not in known:
        wanted = {code, *codes_on(page)} - known.keys()
        known = {**known, **dict.fromkeys(wanted), **find_figures(wanted)}
        if request is not None:
            request.cradle_figures = known
    return known[code]


class CodeBlock(blocks.ChoiceBlock):
    """A choice that is looked up when it is edited, not when it is read."""

    def normalize_choice(self, value: Any) -> Any:
        """Take a code as it is kept; Wagtail would ask for all choices to find its type."""
        return value


class StatisticBlock(blocks.StructBlock):
    """A figure by its code; its number, words and source are those of the record."""

    code = CodeBlock(
        label=_("Figure"),
        choices=figure_choices,
        help_text=_("Kept under Library, Figures. It changes here when it is superseded there."),
    )

    class Meta:
        """Appearance in the editor."""

        icon = "order"
        label = _("Figure of the library")
        template = "blocks/statistic.html"

    def get_context(self, value: Any, parent_context: Any = None) -> dict[str, Any]:
        """Add the figure as it stands now; none when its record is gone."""
        context: dict[str, Any] = super().get_context(value, parent_context=parent_context)
        parent = parent_context or {}
        context["figure"] = figure_of(value["code"], parent.get("page"), parent.get("request"))
        return context
