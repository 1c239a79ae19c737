"""The matrix of a framework: which workers get which protection, from whom, and when."""

from typing import Any

from django.utils.translation import gettext_lazy as _
from wagtail import blocks

from home.vocabularies import choices


def workers() -> list[tuple[str, Any]]:
    """Return the kinds of work; nothing chosen means all of them."""
    return choices("sector")


class MatrixRowBlock(blocks.StructBlock):
    """One line: who, what, from whom, under which conditions."""

    workers = blocks.ChoiceBlock(
        label=_("Kind of worker"),
        choices=workers,
        required=False,
        help_text=_("Nothing chosen means every informal worker."),
    )
    measure = blocks.CharBlock(label=_("Measure"), max_length=120)
    provider = blocks.CharBlock(label=_("Who provides it"), max_length=200)
    conditions = blocks.CharBlock(label=_("Under which conditions"), max_length=400)

    class Meta:
        """Appearance in the editor."""

        icon = "table"
        label = _("Line")


class MatrixBlock(blocks.StreamBlock):
    """The lines, in order."""

    line = MatrixRowBlock()
