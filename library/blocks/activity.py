"""Activity: something that a group does together, told so that anybody can lead it."""

from django.utils.translation import gettext_lazy as _
from wagtail import blocks


class StepBlock(blocks.StructBlock):
    """One step, with how long it takes."""

    text = blocks.TextBlock(label=_("What to do"))
    minutes = blocks.IntegerBlock(label=_("Minutes"), required=False, min_value=1, max_value=480)


class ActivityBlock(blocks.StructBlock):
    """What for, how long, with how many, with what, step by step."""

    title = blocks.CharBlock(label=_("Title"), max_length=120)
    purpose = blocks.TextBlock(label=_("What it is for"), help_text=_("One or two sentences."))
    minutes = blocks.IntegerBlock(
        label=_("Minutes"), min_value=5, max_value=960, help_text=_("From beginning to end.")
    )
    group = blocks.CharBlock(label=_("How many people"), max_length=60, help_text="6-25")
    materials = blocks.ListBlock(
        blocks.CharBlock(label=_("Thing"), max_length=120),
        label=_("What you need"),
        help_text=_("Things that can be had in a market. None: remove the line."),
    )
    steps = blocks.ListBlock(StepBlock(), label=_("Steps"))
    handout_title = blocks.CharBlock(label=_("Title of the handout"), required=False)
    handout = blocks.TextBlock(
        label=_("Handout"),
        required=False,
        help_text=_("A sheet for each person. A line beginning with [ ] becomes a box to tick."),
    )
    facilitator_note = blocks.TextBlock(
        label=_("Note for who leads it"), required=False, help_text=_("What to watch for.")
    )

    class Meta:
        """Appearance in the editor."""

        icon = "group"
        label = _("Activity")
