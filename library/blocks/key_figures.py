"""Key figures of a page: codes of statistics, so that a newer value shows by itself."""

from typing import Any

from django.apps import apps
from django.utils.translation import gettext_lazy as _
from wagtail import blocks


def figure_choices() -> list[tuple[str, Any]]:
    """Return the codes of the figures that count now, with what they count."""
    figures: Any = apps.get_model("library", "Statistic")
    return [(row.code, str(row)) for row in figures.objects.current().order_by("code")]


class KeyFiguresBlock(blocks.StreamBlock):
    """Figures of the library, in order."""

    figure = blocks.ChoiceBlock(label=_("Figure"), choices=figure_choices)

    class Meta:
        """Appearance in the editor."""

        icon = "order"
        label = _("Key figures")
