"""The campaign: what is asked, why, and how to act."""

from typing import Any, ClassVar

from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail_localize.fields import TranslatableField

from home.blocks import ContentBlock
from home.fields import ContentField
from home.models import BasePage, HeroMixin

from .share_card import card_picture


class CampaignPage(HeroMixin, BasePage):
    """First screen, then asks, facts, timeline, pledges and stories."""

    template = "pages/campaign_page.html"
    parent_page_types: ClassVar[list[str]] = ["home.HomePage"]
    subpage_types: ClassVar[list[str]] = ["campaign.PledgeIndexPage", "campaign.AsksPage"]

    serve_select_related = ("social_image", "hero_image", "button_page", "share_card")

    body = ContentField(
        ContentBlock(),
        blank=True,
        verbose_name=_("content"),
        help_text=_("Asks, facts with sources, timeline, listings, in order."),
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

        verbose_name = _("campaign page")
        verbose_name_plural = _("campaign pages")

    def share_picture(self) -> dict[str, str]:
        """Return the picture that editors chose, else the drawn card."""
        return super().share_picture() or card_picture(self)

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        """Add the wall of the alliance; `?country=` narrows it."""
        from ..selectors.alliance_wall import alliance_wall

        context: dict[str, Any] = super().get_context(request, *args, **kwargs)
        return context | {"wall": alliance_wall(request)}
