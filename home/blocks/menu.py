"""The links of a menu."""

import re
from typing import Any

from django.core.validators import RegexValidator
from django.utils.translation import gettext_lazy as _
from wagtail import blocks

# One slash and no second: two, or a backslash, would lead a browser to another host.
PATH = re.compile(r"\A/(?![/\\])[^\s\\]*\Z")


class MenuLinkBlock(blocks.StructBlock):
    """One link, to a page or to a path of this site."""

    title = blocks.CharBlock(label=_("Text"), max_length=60)
    page = blocks.PageChooserBlock(label=_("Page"), required=False)
    path = blocks.CharBlock(
        label=_("Or path"),
        required=False,
        help_text=_("A path of this site: /en/search/"),
        validators=[RegexValidator(PATH, _("Start with one slash: /en/search/"))],
    )

    class Meta:
        """Appearance in the editor."""

        icon = "link"
        label = _("Link")


class MenuGroupBlock(blocks.StructBlock):
    """A titled group of links, for the footer."""

    title = blocks.CharBlock(label=_("Title"), max_length=60)
    links = blocks.ListBlock(MenuLinkBlock(), label=_("Links"))

    class Meta:
        """Appearance in the editor."""

        icon = "list-ul"
        label = _("Group of links")


class MenuBlock(blocks.StreamBlock):
    """Links and groups of links in order."""

    link = MenuLinkBlock()
    group = MenuGroupBlock()

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        """Allow an empty menu."""
        kwargs.setdefault("required", False)
        super().__init__(*args, **kwargs)
