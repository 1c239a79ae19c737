"""What is asked, two ways: of my own organisation, or of my government."""

from typing import Any, ClassVar

from django.db import models
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, MultiFieldPanel
from wagtail_localize.fields import TranslatableField

from home.models import BasePage

LETTER_HELP = _(
    "Write {asks} where the list of asks goes and {country} for the country. Readers adapt the"
    " letter on the page and download it."
)


class AsksPage(BasePage):
    """A visitor picks whom she asks, and takes the asks and a letter with her.

    The asks are those of the campaign page above it: they are written once.
    """

    template = "pages/asks_page.html"
    parent_page_types: ClassVar[list[str]] = ["campaign.CampaignPage"]
    subpage_types: ClassVar[list[str]] = []
    max_count_per_parent = 1

    letter_organisation = models.TextField(
        _("letter to an organisation"), blank=True, help_text=LETTER_HELP
    )
    letter_government = models.TextField(
        _("letter to a government"), blank=True, help_text=LETTER_HELP
    )

    content_panels: ClassVar[list[Any]] = [
        *BasePage.content_panels,
        MultiFieldPanel(
            [FieldPanel("letter_organisation"), FieldPanel("letter_government")],
            heading=_("Letters"),
        ),
    ]
    translatable_fields: ClassVar[list[Any]] = [
        *BasePage.translatable_fields,
        TranslatableField("letter_organisation"),
        TranslatableField("letter_government"),
    ]

    class Meta:
        """Names for the admin."""

        verbose_name = _("page of asks")
        verbose_name_plural = _("pages of asks")

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        """Add the asks, the letter and the pledges nearby for `?to=` and `?country=`."""
        from ..forms.letter import forms_of
        from ..selectors.asks import asks_context

        context: dict[str, Any] = super().get_context(request, *args, **kwargs)
        found = asks_context(request, self)
        return context | found | forms_of(found, self)
