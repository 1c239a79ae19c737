"""Timeline: what happened when."""

from django.utils.translation import gettext_lazy as _
from wagtail import blocks


class TimelineItemBlock(blocks.StructBlock):
    """One dated entry."""

    date = blocks.CharBlock(
        label=_("Date"), max_length=60, help_text=_("As exact as is known: March 2017.")
    )
    title = blocks.CharBlock(label=_("What happened"), max_length=160)
    text = blocks.TextBlock(label=_("Text"), required=False)


class TimelineBlock(blocks.StructBlock):
    """Dated entries in order."""

    items = blocks.ListBlock(TimelineItemBlock(), label=_("Entries"))

    class Meta:
        """Appearance in the editor."""

        icon = "calendar-alt"
        label = _("Timeline")
        template = "blocks/timeline.html"
        alone = True
