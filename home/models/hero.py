"""The first screen of home and campaign: an ask, one number with its source, one button."""

from typing import Any, ClassVar

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, MultiFieldPanel, PageChooserPanel
from wagtail_localize.fields import SynchronizedField, TranslatableField

MAX_ASK_WORDS = 25


def validate_ask(text: str) -> None:
    """Refuse an ask of more than 25 words: it must fit the first screen of a phone."""
    if len(text.split()) > MAX_ASK_WORDS:
        raise ValidationError(
            _("The ask has %(count)s words; at most %(limit)s fit a phone's first screen."),
            params={"count": len(text.split()), "limit": MAX_ASK_WORDS},
        )


class HeroMixin(models.Model):
    """Fields of the first screen."""

    ask = models.CharField(
        _("ask"),
        max_length=255,
        blank=True,
        validators=[validate_ask],
        help_text=_("What we ask, in at most 25 words."),
    )
    number_value = models.CharField(
        _("number"), max_length=20, blank=True, help_text=_("One number with its unit: 61 %.")
    )
    number_label = models.CharField(
        _("what it counts"), max_length=160, blank=True, help_text=_("Completes the number.")
    )
    number_source_title = models.CharField(
        _("source of the number"), max_length=160, blank=True, help_text=_("Who published it.")
    )
    number_source_url = models.URLField(
        _("address of the source"), blank=True, help_text=_("Where it can be checked.")
    )
    button_text = models.CharField(
        _("button"), max_length=60, blank=True, help_text=_("A verb: Sign the pledge.")
    )
    button_page = models.ForeignKey(
        "wagtailcore.Page",
        verbose_name=_("where the button leads"),
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        help_text=_("A page of this site."),
    )
    hero_image = models.ForeignKey(
        "home.SiteImage",
        verbose_name=_("picture"),
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        help_text=_("Wide picture beside the ask."),
    )

    hero_panel: ClassVar[Any] = MultiFieldPanel(
        [
            FieldPanel("ask"),
            FieldPanel("number_value"),
            FieldPanel("number_label"),
            FieldPanel("number_source_title"),
            FieldPanel("number_source_url"),
            FieldPanel("button_text"),
            PageChooserPanel("button_page"),
            FieldPanel("hero_image"),
        ],
        heading=_("First screen"),
    )
    hero_translatable_fields: ClassVar[list[Any]] = [
        TranslatableField("ask"),
        TranslatableField("number_value"),
        TranslatableField("number_label"),
        TranslatableField("number_source_title"),
        SynchronizedField("number_source_url"),
        TranslatableField("button_text"),
        TranslatableField("button_page"),
        SynchronizedField("hero_image"),
    ]

    class Meta:
        """No table of its own."""

        abstract = True

    def get_context(self, request: Any, *args: Any, **kwargs: Any) -> dict[str, Any]:
        """Add where the button leads: only to a page that is live."""
        context: dict[str, Any] = super().get_context(request, *args, **kwargs)  # type: ignore[misc]
        target = self.button_page
        context["button_url"] = target.get_url(request) if target and target.live else ""
        return context

    def clean(self) -> None:
        """Refuse a number without its source."""
        super().clean()
        if self.number_value and not self.number_source_title:
            raise ValidationError(
                {"number_source_title": _("A number needs its source before it can be saved.")}
            )
