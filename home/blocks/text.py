"""Paragraph and heading."""

from typing import Any

from django.utils.translation import gettext_lazy as _
from wagtail import blocks

PARAGRAPH_FEATURES = ["bold", "italic", "link", "document-link", "ol", "ul", "h3"]


def names_nothing(stored: str) -> bool:
    """Whether a text leads to no page or file, whose address may change, and embeds nothing."""
    return "linktype=" not in stored and "<embed" not in stored


class ParagraphBlock(blocks.RichTextBlock):
    """Running text with few marks."""

    def __init__(self, **kwargs: Any) -> None:
        """Offer the short list of marks."""
        kwargs.setdefault("features", PARAGRAPH_FEATURES)
        super().__init__(**kwargs)

    class Meta:
        """Appearance in the editor."""

        icon = "pilcrow"
        label = _("Paragraph")
        template = "blocks/paragraph.html"
        alone = staticmethod(names_nothing)
        help_text = _("Short paragraphs: about three sentences each.")


class HeadingBlock(blocks.CharBlock):
    """A heading of the second level."""

    class Meta:
        """Appearance in the editor."""

        icon = "title"
        label = _("Heading")
        template = "blocks/heading.html"
        alone = True
        help_text = _("Says what the next part is about.")
