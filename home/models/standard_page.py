"""The page for everything that has no type of its own."""

from typing import Any, ClassVar

from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail_localize.fields import TranslatableField

from ..blocks import ContentBlock
from ..fields import ContentField
from .base_page import BasePage


class StandardPage(BasePage):
    """Title, summary and content; only a title and a slug are needed."""

    template = "pages/standard_page.html"
    parent_page_types: ClassVar[list[str]] = ["home.HomePage", "home.StandardPage"]
    subpage_types: ClassVar[list[str]] = ["home.StandardPage"]

    body = ContentField(
        ContentBlock(),
        blank=True,
        verbose_name=_("content"),
        help_text=_("The content of the page, in order."),
    )

    content_panels: ClassVar[list[Any]] = [*BasePage.content_panels, FieldPanel("body")]
    translatable_fields: ClassVar[list[Any]] = [
        *BasePage.translatable_fields,
        TranslatableField("body"),
    ]

    class Meta:
        """Names for the admin."""

        verbose_name = _("standard page")
        verbose_name_plural = _("standard pages")
