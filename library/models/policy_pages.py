"""The calendar of policy spaces, and the page of each."""

from typing import Any, ClassVar

from django.db import models
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail_localize.fields import SynchronizedField, TranslatableField

from home.blocks import ContentBlock
from home.cards import Card
from home.fields import ContentField
from home.models import BasePage
from home.vocabularies import label


class PolicySpacesPage(BasePage):
    """All policy spaces: what comes, what stands, and what is past by year."""

    template = "pages/policy_spaces_page.html"
    parent_page_types: ClassVar[list[str]] = ["home.HomePage"]
    subpage_types: ClassVar[list[str]] = ["library.PolicySpacePage"]
    max_count_per_parent = 1

    body = ContentField(
        ContentBlock(),
        blank=True,
        verbose_name=_("content"),
        help_text=_("What stands below the calendar: how to take part."),
    )

    content_panels: ClassVar[list[Any]] = [*BasePage.content_panels, FieldPanel("body")]
    translatable_fields: ClassVar[list[Any]] = [
        *BasePage.translatable_fields,
        TranslatableField("body"),
    ]

    class Meta:
        """Names for the admin."""

        verbose_name = _("calendar of policy spaces")
        verbose_name_plural = _("calendars of policy spaces")

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        """Add the spaces that the visitor asked for."""
        from ..selectors.policy_spaces import calendar_context

        context: dict[str, Any] = super().get_context(request, *args, **kwargs)
        return context | calendar_context(request, self)


class PolicySpacePage(BasePage):
    """The words about one policy space; its facts stand in the record."""

    template = "pages/policy_space_page.html"
    parent_page_types: ClassVar[list[str]] = ["library.PolicySpacesPage"]
    subpage_types: ClassVar[list[str]] = []
    serve_select_related = ("social_image", "space")
    taxonomy_select_related: ClassVar[tuple[str, ...]] = ("space",)

    space = models.ForeignKey(
        "library.PolicySpace",
        verbose_name=_("policy space"),
        on_delete=models.PROTECT,
        related_name="pages",
        help_text=_("The record with dates, asks and delegation."),
    )
    body = ContentField(
        ContentBlock(),
        blank=True,
        verbose_name=_("content"),
        help_text=_("What it is, and why it matters to informal workers."),
    )

    content_panels: ClassVar[list[Any]] = [
        *BasePage.content_panels,
        FieldPanel("space"),
        FieldPanel("body"),
    ]
    translatable_fields: ClassVar[list[Any]] = [
        *BasePage.translatable_fields,
        SynchronizedField("space"),
        TranslatableField("body"),
    ]

    class Meta:
        """Names for the admin."""

        verbose_name = _("page of a policy space")
        verbose_name_plural = _("pages of policy spaces")

    def taxonomy(self) -> dict[str, set[str]]:
        """Add the country of the space."""
        terms: dict[str, set[str]] = super().taxonomy()
        countries = {str(self.space.country)} if self.space.country else set()
        return terms | {"country": terms.get("country", set()) | countries}

    def searchable_text(self) -> str:
        """Add kind, body, place and asks."""
        from ..selectors.policy_spaces import words_of_space

        return f"{super().searchable_text()} {words_of_space(self)}"

    def card(self, request: HttpRequest | None = None) -> Card:
        """Show kind, when and where."""
        from ..selectors.policy_spaces import when_and_where

        return Card(
            title=self.title,
            url=self.get_url(request) or "",
            text=self.summary,
            meta=when_and_where(self.space),
            badge=label("policy_space", self.space.kind),
            image=self.social_image,
        )

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        """Add the facts of the record and the pages that belong to it."""
        from ..selectors.policy_spaces import space_context

        context: dict[str, Any] = super().get_context(request, *args, **kwargs)
        return context | space_context(request, self)
