"""Figure of the records: kept once with its source, and new everywhere when it is superseded."""

from collections.abc import Iterator
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.fields import StreamField

from ..figures import ShownFigure
from ..registry import figures

KIND = "statistic"


def find_figures(codes: set[str]) -> dict[str, ShownFigure]:
    """Return the figures of these codes that exist, by code."""
    found: dict[str, ShownFigure] = {}
    for _window, find in figures:
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


def refuse_unknown(code: str) -> None:
    """Raise ValidationError when there is no figure of this code."""
    if not find_figures({code}):
        raise ValidationError(_("Choose a figure of the library."))


class CodeBlock(blocks.FieldBlock):
    """The code of a figure, chosen in the window of the app that keeps the figures.

    The code is kept, not the record: a newer value has another record and the same code.
    """

    def __init__(self, *, required: bool = True, help_text: Any = None, **kwargs: Any) -> None:
        """Keep what the field is made of when it is first asked for; apps register later."""
        self.asked = {"required": required, "help_text": help_text}
        super().__init__(**kwargs)

    @cached_property
    def field(self) -> forms.CharField:
        """Return the field; without an app that keeps figures the code is typed."""
        window = next((window() for window, _find in figures), None)
        return forms.CharField(validators=[refuse_unknown], widget=window, **self.asked)

    def get_form_state(self, value: Any) -> Any:
        """Return the code with the words that the window's button shows beside it."""
        ask = getattr(self.field.widget, "get_value_data", None)
        return ask(value) if ask is not None else super().get_form_state(value)


class StatisticBlock(blocks.StructBlock):
    """A figure by its code; its number, words and source are those of the record."""

    code = CodeBlock(
        label=_("Figure"),
        help_text=_("Kept under Library, Figures. It changes here when it is superseded there."),
    )

    class Meta:
        """Appearance in the editor."""

        icon = "order"
        label = _("Figure of the library")
        template = "blocks/statistic.html"
        from_stored = True

    def get_context(self, value: Any, parent_context: Any = None) -> dict[str, Any]:
        """Add the figure as it stands now; none when its record is gone."""
        context: dict[str, Any] = super().get_context(value, parent_context=parent_context)
        parent = parent_context or {}
        context["figure"] = figure_of(value["code"], parent.get("page"), parent.get("request"))
        return context
