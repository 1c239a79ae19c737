"""Menus and footer, edited per language."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.models import TranslatableMixin
from wagtail.snippets.models import register_snippet

from ..blocks import MenuBlock
from ..enums import MenuPlace
from ..fields import ContentField


@register_snippet
class Menu(TranslatableMixin, models.Model):
    """The links of one place in one language; the footer may group its links."""

    place = models.CharField(
        _("place"),
        max_length=8,
        choices=MenuPlace,
        help_text=_("Each place has one menu per language."),
    )
    items = ContentField(
        MenuBlock(),
        blank=True,
        verbose_name=_("links"),
        help_text=_("At most five links in the main menu: it must fit a phone."),
    )

    panels = [FieldPanel("place"), FieldPanel("items")]

    class Meta(TranslatableMixin.Meta):
        """One menu per place and language."""

        verbose_name = _("menu")
        verbose_name_plural = _("menus")
        constraints = (
            models.UniqueConstraint(fields=["locale", "place"], name="menu_once_per_place"),
        )

    def __str__(self) -> str:
        """Name the menu by place and language."""
        return f"{self.get_place_display()} ({self.locale.language_code})"
