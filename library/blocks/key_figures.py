"""Key figures of a page: codes of statistics, so that a newer value shows by itself."""

from django.utils.translation import gettext_lazy as _
from wagtail import blocks

from home.blocks.statistic import CodeBlock


class KeyFiguresBlock(blocks.StreamBlock):
    """Figures of the library, in order."""

    figure = CodeBlock(label=_("Figure"))

    class Meta:
        """Appearance in the editor."""

        icon = "order"
        label = _("Key figures")
