"""The home page of one language."""

from typing import Any, ClassVar

from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail_localize.fields import TranslatableField

from ..blocks import ContentBlock
from ..fields import ContentField
from .base_page import BasePage
from .hero import HeroMixin


class HomePage(HeroMixin, BasePage):
    """The first page: the ask, then what the campaign and its members do."""

    template = "pages/home_page.html"
    parent_page_types: ClassVar[list[str]] = ["wagtailcore.Page"]
    subpage_types: ClassVar[list[str]] = [
        "home.StandardPage",
        "home.ContactPage",
        "campaign.CampaignPage",
        "campaign.StoryIndexPage",
        "library.LibraryPage",
        "library.ProgrammePage",
        "library.PolicySpacesPage",
        "network.DirectoryPage",
    ]
    asks_for_terms = False

    serve_select_related = ("social_image", "hero_image", "button_page")

    body = ContentField(
        ContentBlock(),
        blank=True,
        verbose_name=_("content"),
        help_text=_("What follows the first screen, in order."),
    )

    content_panels: ClassVar[list[Any]] = [
        *BasePage.content_panels,
        HeroMixin.hero_panel,
        FieldPanel("body"),
    ]
    translatable_fields: ClassVar[list[Any]] = [
        *BasePage.translatable_fields,
        *HeroMixin.hero_translatable_fields,
        TranslatableField("body"),
    ]

    class Meta:
        """Names for the admin."""

        verbose_name = _("home page")
        verbose_name_plural = _("home pages")
