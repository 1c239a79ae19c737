"""The conceptual framework: one question, and a matrix of answers."""

from typing import Any, ClassVar

from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail_localize.fields import TranslatableField

from home.blocks import ContentBlock
from home.fields import ContentField
from home.models import BasePage

from ..blocks import MatrixBlock


class FrameworkPage(BasePage):
    """Words, a pull quote among them, and the matrix; a list on a phone."""

    template = "pages/framework_page.html"
    parent_page_types: ClassVar[list[str]] = ["library.ProgrammePage"]
    subpage_types: ClassVar[list[str]] = []

    body = ContentField(
        ContentBlock(),
        blank=True,
        verbose_name=_("content"),
        help_text=_("The question as a pull quote, and what it means."),
    )
    matrix = ContentField(
        MatrixBlock(),
        blank=True,
        verbose_name=_("matrix"),
        help_text=_("Who gets what, from whom, under which conditions."),
    )

    content_panels: ClassVar[list[Any]] = [
        *BasePage.content_panels,
        FieldPanel("body"),
        FieldPanel("matrix"),
    ]
    translatable_fields: ClassVar[list[Any]] = [
        *BasePage.translatable_fields,
        TranslatableField("body"),
        TranslatableField("matrix"),
    ]

    class Meta:
        """Names for the admin."""

        verbose_name = _("conceptual framework")
        verbose_name_plural = _("conceptual frameworks")

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        """Add the lines that the visitor asked for, and the choices."""
        from ..selectors.framework import framework_context

        context: dict[str, Any] = super().get_context(request, *args, **kwargs)
        return context | framework_context(request, self)
