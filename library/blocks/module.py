"""Module: a part of a toolkit."""

from django.utils.translation import gettext_lazy as _
from wagtail import blocks

from .activity import ActivityBlock


class ModuleBlock(blocks.StructBlock):
    """What a part is about, and its activities."""

    title = blocks.CharBlock(label=_("Title"), max_length=120)
    text = blocks.TextBlock(label=_("What it is about"), required=False)
    activities = blocks.ListBlock(ActivityBlock(), label=_("Activities"))

    class Meta:
        """Appearance in the editor."""

        icon = "list-ol"
        label = _("Module")
        template = "blocks/module.html"


class ModulesBlock(blocks.StreamBlock):
    """The modules of a toolkit, in order."""

    module = ModuleBlock()
