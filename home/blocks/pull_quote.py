"""Pull quote with its source."""

from django.utils.translation import gettext_lazy as _
from wagtail import blocks


class PullQuoteBlock(blocks.StructBlock):
    """Somebody's words, set large."""

    quote = blocks.TextBlock(label=_("Quote"), help_text=_("The words, without quotation marks."))
    attribution = blocks.CharBlock(
        label=_("Who said it"), required=False, help_text=_("A name or a role.")
    )
    year = blocks.CharBlock(label=_("Year"), required=False, max_length=20)
    source_title = blocks.CharBlock(label=_("Source"), required=False)
    source_url = blocks.URLBlock(label=_("Address of the source"), required=False)
    language = blocks.CharBlock(
        label=_("Language"),
        required=False,
        max_length=35,
        help_text=_("Language code, if the quote is not in the language of the page."),
    )

    class Meta:
        """Appearance in the editor."""

        icon = "openquote"
        label = _("Pull quote")
        template = "blocks/pull_quote.html"
        alone = True
