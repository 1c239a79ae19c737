"""A number set large; it can't be saved without its source."""

from django.utils.translation import gettext_lazy as _
from wagtail import blocks


class BigNumberBlock(blocks.StructBlock):
    """One number, what it counts, and where it comes from."""

    value = blocks.CharBlock(label=_("Number"), max_length=20, help_text=_("With its unit: 61 %."))
    label = blocks.CharBlock(label=_("What it counts"), max_length=160)
    source_title = blocks.CharBlock(label=_("Source"), help_text=_("Who published the number."))
    source_url = blocks.URLBlock(label=_("Address of the source"), required=False)
    year = blocks.CharBlock(label=_("Year"), required=False, max_length=20)

    class Meta:
        """Appearance in the editor."""

        icon = "order"
        label = _("Big number with source")
        template = "blocks/big_number.html"
        alone = True
