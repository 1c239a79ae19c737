"""What the programme is about, and the themes in it."""

from typing import Any, ClassVar

from django.db import models
from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.contrib.routable_page.models import RoutablePageMixin, path
from wagtail_localize.fields import SynchronizedField, TranslatableField

from home.blocks import ContentBlock
from home.fields import ContentField
from home.models import BasePage
from home.parts import Part
from home.vocabularies import choices

from ..blocks import KeyFiguresBlock

ARCHIVE_SLUG = "activities"


class TopicPage(RoutablePageMixin, BasePage):
    """Introduction, key figures, activities and pages about the same; the base of both kinds."""

    figures = ContentField(
        KeyFiguresBlock(),
        blank=True,
        verbose_name=_("key figures"),
        help_text=_("Figures of the library. A newer value shows here by itself."),
    )
    body = ContentField(
        ContentBlock(),
        blank=True,
        verbose_name=_("content"),
        help_text=_("The introduction, in order."),
    )

    topic_panels: ClassVar[list[Any]] = [FieldPanel("body"), FieldPanel("figures")]
    topic_fields: ClassVar[list[Any]] = [SynchronizedField("figures"), TranslatableField("body")]

    class Meta:
        """No table of its own."""

        abstract = True

    def topic(self) -> tuple[str, str]:
        """Return list and code of the term that the page is the page of."""
        raise NotImplementedError

    def taxonomy(self) -> dict[str, set[str]]:
        """Add the term that the page is the page of."""
        terms: dict[str, set[str]] = super().taxonomy()
        vocabulary, code = self.topic()
        return terms | {vocabulary: terms.get(vocabulary, set()) | {code}}

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        """Add figures, team, activities and related pages."""
        from ..selectors.topics import topic_context

        context: dict[str, Any] = super().get_context(request, *args, **kwargs)
        return context | topic_context(request, self)

    def serve(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Serve page and archive like any page of ours; the routes bypass `BasePage`."""
        request.cradle_page = self  # type: ignore[attr-defined]
        response = RoutablePageMixin.serve(self, request, *args, **kwargs)
        return self.let_proxies_keep(request, response)

    @path(f"{ARCHIVE_SLUG}/", name="archive")
    def archive(self, request: HttpRequest) -> HttpResponse:
        """Show all activities, past ones by year."""
        from ..selectors.activities import archive_context

        request.cradle_part = Part(f"{ARCHIVE_SLUG}/", str(_("Activities")), self.summary)  # type: ignore[attr-defined]
        base: dict[str, Any] = BasePage.get_context(self, request)
        context = base | archive_context(request, self)
        return TemplateResponse(request, "pages/activities.html", context)


class ProgrammePage(TopicPage):
    """A programme: its themes, team, plan and activities."""

    template = "pages/topic_page.html"
    parent_page_types: ClassVar[list[str]] = ["home.HomePage"]
    subpage_types: ClassVar[list[str]] = [
        "library.ThemePage",
        "library.PlanPage",
        "library.ImpactPage",
        "library.ActivityPage",
        "library.FrameworkPage",
        "home.StandardPage",
    ]

    programme = models.CharField(
        _("programme"),
        max_length=40,
        choices=choices("programme"),
        help_text=_("Its team and the pages listed under it follow from this."),
    )

    content_panels: ClassVar[list[Any]] = [
        *BasePage.content_panels,
        FieldPanel("programme"),
        *TopicPage.topic_panels,
    ]
    translatable_fields: ClassVar[list[Any]] = [
        *BasePage.translatable_fields,
        SynchronizedField("programme"),
        *TopicPage.topic_fields,
    ]

    class Meta:
        """Names for the admin."""

        verbose_name = _("programme")
        verbose_name_plural = _("programmes")

    def topic(self) -> tuple[str, str]:
        """Return its programme."""
        return "programme", self.programme


class ThemePage(TopicPage):
    """A theme of a programme."""

    template = "pages/topic_page.html"
    parent_page_types: ClassVar[list[str]] = ["library.ProgrammePage"]
    subpage_types: ClassVar[list[str]] = [
        "library.ActivityPage",
        "library.ImpactPage",
        "library.PlanPage",
        "home.StandardPage",
    ]

    theme = models.CharField(
        _("theme"),
        max_length=40,
        choices=choices("theme"),
        help_text=_("The pages listed under it follow from this."),
    )

    content_panels: ClassVar[list[Any]] = [
        *BasePage.content_panels,
        FieldPanel("theme"),
        *TopicPage.topic_panels,
    ]
    translatable_fields: ClassVar[list[Any]] = [
        *BasePage.translatable_fields,
        SynchronizedField("theme"),
        *TopicPage.topic_fields,
    ]

    class Meta:
        """Names for the admin."""

        verbose_name = _("theme")
        verbose_name_plural = _("themes")

    def topic(self) -> tuple[str, str]:
        """Return its theme."""
        return "theme", self.theme
