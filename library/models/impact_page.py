"""What organised workers won: the problem, the dialogue, the result and its numbers."""

from typing import Any, ClassVar

from django.db import models
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel
from wagtail.fields import RichTextField
from wagtail_localize.fields import SynchronizedField, TranslatableField

from home.blocks import ContentBlock
from home.cards import Card
from home.fields import ContentField
from home.models import BasePage

from ..blocks import KeyFiguresBlock

FEATURES = ["bold", "italic", "link", "ol", "ul"]


class ImpactPage(BasePage):
    """An impact story; who took part stands in the record of the policy dialogue."""

    template = "pages/impact_page.html"
    parent_page_types: ClassVar[list[str]] = ["library.ProgrammePage", "library.ThemePage"]
    subpage_types: ClassVar[list[str]] = []
    serve_select_related = ("social_image", "space")
    taxonomy_select_related: ClassVar[tuple[str, ...]] = ("space",)

    place = models.CharField(_("place"), max_length=120, help_text=_("Town and country."))
    year = models.PositiveSmallIntegerField(_("year"), help_text=_("Of the result."))
    space = models.ForeignKey(
        "library.PolicySpace",
        verbose_name=_("policy dialogue"),
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="impact_pages",
        help_text=_("Where it was won. Who took part is kept there."),
    )
    problem = RichTextField(_("the problem"), features=FEATURES, help_text=_("What was wrong."))
    dialogue = RichTextField(
        _("the dialogue"), features=FEATURES, help_text=_("Who talked to whom, and how.")
    )
    result = RichTextField(_("the result"), features=FEATURES, help_text=_("What has changed."))
    figures = ContentField(
        KeyFiguresBlock(),
        blank=True,
        verbose_name=_("the numbers"),
        help_text=_("Figures of the library, each with its source."),
    )
    body = ContentField(
        ContentBlock(),
        blank=True,
        verbose_name=_("content"),
        help_text=_("What comes after: pictures, quotes, what to do."),
    )
    source_title = models.CharField(
        _("source"), max_length=255, blank=True, help_text=_("Where this can be checked.")
    )
    source_url = models.URLField(
        _("address of the source"), blank=True, help_text=_("With https:// in front.")
    )

    content_panels: ClassVar[list[Any]] = [
        *BasePage.content_panels,
        FieldRowPanel([FieldPanel("place"), FieldPanel("year")]),
        FieldPanel("space"),
        FieldPanel("problem"),
        FieldPanel("dialogue"),
        FieldPanel("result"),
        FieldPanel("figures"),
        FieldPanel("body"),
        FieldPanel("source_title"),
        FieldPanel("source_url"),
    ]
    translatable_fields: ClassVar[list[Any]] = [
        *BasePage.translatable_fields,
        TranslatableField("place"),
        SynchronizedField("year"),
        SynchronizedField("space"),
        TranslatableField("problem"),
        TranslatableField("dialogue"),
        TranslatableField("result"),
        SynchronizedField("figures"),
        TranslatableField("body"),
        SynchronizedField("source_title"),
        SynchronizedField("source_url"),
    ]

    class Meta:
        """Names for the admin."""

        verbose_name = _("impact story")
        verbose_name_plural = _("impact stories")

    def taxonomy(self) -> dict[str, set[str]]:
        """Add the country of the dialogue."""
        terms: dict[str, set[str]] = super().taxonomy()
        if self.space is not None and self.space.country:
            terms["country"] = terms.get("country", set()) | {str(self.space.country)}
        return terms

    def searchable_text(self) -> str:
        """Add the words of the story."""
        return f"{super().searchable_text()} {self.place} {self.year} {self.problem} {self.result}"

    def card(self, request: HttpRequest | None = None) -> Card:
        """Show place and year."""
        return Card(
            title=self.title,
            url=self.get_url(request) or "",
            text=self.summary,
            meta=f"{self.place} · {self.year}",
            badge=_("Impact"),
            image=self.social_image,
        )

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        """Add numbers, who took part, and the page of the dialogue."""
        from ..selectors.impact import impact_context

        context: dict[str, Any] = super().get_context(request, *args, **kwargs)
        return context | impact_context(request, self)
