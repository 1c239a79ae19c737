"""Pictures: a plain image with credit, and a figure with its source."""

from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.images.blocks import ImageChooserBlock

ALT_HELP = _("What the picture shows, for people who do not see it. One sentence.")


class ImageBlock(blocks.StructBlock):
    """A picture with alternative text and credit."""

    image = ImageChooserBlock(label=_("Picture"))
    alt = blocks.CharBlock(label=_("Alternative text"), help_text=ALT_HELP)
    credit = blocks.CharBlock(label=_("Credit"), required=False)

    class Meta:
        """Appearance in the editor."""

        icon = "image"
        label = _("Picture")
        template = "blocks/image.html"


class FigureBlock(blocks.StructBlock):
    """A chart, map or picture with caption and source."""

    image = ImageChooserBlock(label=_("Picture"))
    alt = blocks.CharBlock(label=_("Alternative text"), help_text=ALT_HELP)
    caption = blocks.CharBlock(label=_("Caption"))
    source_title = blocks.CharBlock(label=_("Source"))
    source_url = blocks.URLBlock(label=_("Address of the source"), required=False)

    class Meta:
        """Appearance in the editor."""

        icon = "doc-full-inverse"
        label = _("Figure with source")
        template = "blocks/figure.html"
