"""The page with the contact form; who answers is told before somebody writes."""

from typing import Any, ClassVar

from django.db import models
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail_localize.fields import TranslatableField

from ..blocks import ContentBlock
from ..fields import ContentField
from .base_page import BasePage


class ContactPage(BasePage):
    """Introduction, who answers, and the form."""

    template = "pages/contact_page.html"
    parent_page_types: ClassVar[list[str]] = ["home.HomePage"]
    subpage_types: ClassVar[list[str]] = []
    asks_for_terms = False

    body = ContentField(
        ContentBlock(),
        blank=True,
        verbose_name=_("content"),
        help_text=_("What stands above the form."),
    )
    who_answers = models.CharField(
        _("who answers"),
        max_length=255,
        blank=True,
        help_text=_("Who reads the messages and how soon an answer comes."),
    )

    content_panels: ClassVar[list[Any]] = [
        *BasePage.content_panels,
        FieldPanel("body"),
        FieldPanel("who_answers"),
    ]
    translatable_fields: ClassVar[list[Any]] = [
        *BasePage.translatable_fields,
        TranslatableField("body"),
        TranslatableField("who_answers"),
    ]

    class Meta:
        """Names for the admin."""

        verbose_name = _("contact page")
        verbose_name_plural = _("contact pages")

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        """Add an empty form."""
        from ..forms.contact import ContactForm

        context: dict[str, Any] = super().get_context(request, *args, **kwargs)
        context["form"] = ContactForm()
        return context
