"""The public page of a plan."""

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


class PlanPage(BasePage):
    """Words about a plan, its progress, and a comparison of two of its days."""

    template = "pages/plan_page.html"
    parent_page_types: ClassVar[list[str]] = ["library.ProgrammePage", "library.ThemePage"]
    subpage_types: ClassVar[list[str]] = []
    serve_select_related = ("social_image", "plan")
    taxonomy_select_related: ClassVar[tuple[str, ...]] = ("plan",)

    plan = models.ForeignKey(
        "library.Plan",
        verbose_name=_("plan"),
        on_delete=models.PROTECT,
        related_name="pages",
        help_text=_("The record with its objectives and activities."),
    )
    body = ContentField(
        ContentBlock(),
        blank=True,
        verbose_name=_("content"),
        help_text=_("What the plan is for."),
    )

    content_panels: ClassVar[list[Any]] = [
        *BasePage.content_panels,
        FieldPanel("plan"),
        FieldPanel("body"),
    ]
    translatable_fields: ClassVar[list[Any]] = [
        *BasePage.translatable_fields,
        SynchronizedField("plan"),
        TranslatableField("body"),
    ]

    class Meta:
        """Names for the admin."""

        verbose_name = _("plan")
        verbose_name_plural = _("plans")

    def taxonomy(self) -> dict[str, set[str]]:
        """Add the regions of the plan."""
        terms: dict[str, set[str]] = super().taxonomy()
        return terms | {"region": terms.get("region", set()) | set(self.plan.regions)}

    def searchable_text(self) -> str:
        """Add the words of objectives and activities in the language of the page."""
        from ..selectors.plans import words_of_plan

        return f"{super().searchable_text()} {words_of_plan(self)}"

    def card(self, request: HttpRequest | None = None) -> Card:
        """Show the period."""
        from ..periods import months

        return Card(
            title=self.title,
            url=self.get_url(request) or "",
            text=self.summary,
            meta=months(self.plan.begins_on, self.plan.ends_on),
            badge=_("Plan"),
            image=self.social_image,
        )

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        """Add the progress, or the comparison that was asked for."""
        from ..selectors.plans import plan_context

        context: dict[str, Any] = super().get_context(request, *args, **kwargs)
        return context | plan_context(request, self)
