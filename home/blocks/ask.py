"""Ask: what is demanded, and of whom."""

from django.utils.translation import gettext_lazy as _
from wagtail import blocks

AUDIENCES = [("organisation", _("My organisation")), ("government", _("My government"))]


class AskBlock(blocks.StructBlock):
    """One ask, addressed inward or outward."""

    audience = blocks.ChoiceBlock(
        label=_("Who must act"),
        choices=AUDIENCES,
        help_text=_("Our own organisations, or local and national government."),
    )
    title = blocks.CharBlock(label=_("The ask"), max_length=160)
    text = blocks.TextBlock(label=_("Why and how"), required=False)

    class Meta:
        """Appearance in the editor."""

        icon = "comment"
        label = _("Ask")
        template = "blocks/ask.html"
        alone = True
