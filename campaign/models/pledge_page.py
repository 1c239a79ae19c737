"""The page of a pledge in one language, with its sign form."""

from typing import Any, ClassVar

from django.db import models
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.search import index
from wagtail_localize.fields import SynchronizedField, TranslatableField

from home.blocks import ContentBlock
from home.cards import Card
from home.fields import ContentField
from home.models import BasePage
from home.models.hero import validate_ask
from home.panels import ReviewPanel
from network.models import MemberPage

from .share_card import card_picture


class PledgePage(MemberPage):
    """The words of a pledge; signatures belong to the record, so all languages count together."""

    template = "pages/pledge_page.html"
    shows_others = False
    parent_page_types: ClassVar[list[str]] = ["campaign.PledgeIndexPage"]
    subpage_types: ClassVar[list[str]] = []
    serve_select_related = ("social_image", "organisation", "pledge", "share_card")
    # The tally is at most 5 s behind; who signs sees herself counted within 10 s.
    cache_seconds = 3
    stale_seconds = 0

    pledge = models.ForeignKey(
        "campaign.Pledge",
        verbose_name=_("pledge"),
        on_delete=models.PROTECT,
        related_name="pages",
        help_text=_("The record that is signed: form, state, goal and dates."),
    )
    ask = models.CharField(
        _("the ask"),
        max_length=255,
        validators=[validate_ask],
        help_text=_("What is asked or promised, in at most 25 words."),
    )
    target = models.CharField(
        _("who must answer"), max_length=200, blank=True, help_text=_("For a call: who decides.")
    )
    text = models.TextField(
        _("why"),
        blank=True,
        max_length=8000,
        help_text=_("Plain text, a blank line between parts."),
    )
    how_we_know = models.TextField(
        _("how we will know"),
        blank=True,
        max_length=1000,
        help_text=_("For an alliance pledge: what will be seen when it is kept."),
    )
    place = models.CharField(
        _("where"), max_length=120, blank=True, help_text=_("Town or region, no finer.")
    )
    answer = models.TextField(
        _("the answer"),
        blank=True,
        max_length=8000,
        help_text=_("For a call: what the one who must answer said, in her words."),
    )
    body = ContentField(
        ContentBlock(),
        blank=True,
        verbose_name=_("content"),
        help_text=_("Facts, timeline and pictures that editors add."),
    )

    search_fields: ClassVar[list[Any]] = [
        *BasePage.search_fields,
        index.FilterField("organisation_id"),
        index.FilterField("text_language"),
    ]
    content_panels: ClassVar[list[Any]] = [
        ReviewPanel(heading=_("Review")),
        *BasePage.content_panels,
        FieldPanel("pledge"),
        FieldPanel("organisation"),
        FieldPanel("text_language"),
        FieldPanel("ask"),
        FieldPanel("target"),
        FieldPanel("text"),
        FieldPanel("how_we_know"),
        FieldPanel("place"),
        FieldPanel("answer"),
        FieldPanel("body"),
    ]
    translatable_fields: ClassVar[list[Any]] = [
        *BasePage.translatable_fields,
        SynchronizedField("pledge"),
        SynchronizedField("organisation"),
        TranslatableField("ask"),
        TranslatableField("target"),
        TranslatableField("text"),
        TranslatableField("how_we_know"),
        TranslatableField("place"),
        TranslatableField("answer"),
        TranslatableField("body"),
    ]

    member_kind = _("pledge")
    member_edit_route = "member_pledge_edit"
    member_detail_route = "member_pledge"

    class Meta:
        """One page per pledge and language."""

        verbose_name = _("pledge page")
        verbose_name_plural = _("pledge pages")

    def searchable_text(self) -> str:
        """Add the words of the pledge."""
        place = "" if self.withheld else self.place
        return f"{super().searchable_text()} {self.ask} {self.target} {self.text} {place}"

    def further_image_ids(self) -> set[int]:
        """Return the photos of its reports, which the page shows, too."""
        photos = self.pledge.reports.filter(photo__isnull=False)
        return set(photos.values_list("photo_id", flat=True))

    def card(self, request: HttpRequest | None = None) -> Card:
        """Show the ask, the state and the count."""
        from ..selectors.pledges import pledge_card

        return pledge_card(self, request)

    def share_picture(self) -> dict[str, str]:
        """Show the ask beside a shared link, else the picture that editors chose."""
        return card_picture(self) or super().share_picture()

    @classmethod
    def serve_annotations(cls) -> dict[str, Any]:
        """Read what editors have stopped together with the page."""
        from ..selectors.switches import switches_beside

        return switches_beside()

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        """Add the record, the count, the partners and the empty sign form."""
        from ..selectors.pledges import pledge_page_context

        context: dict[str, Any] = super().get_context(request, *args, **kwargs)
        return context | pledge_page_context(request, self)
