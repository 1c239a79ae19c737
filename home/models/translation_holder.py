"""Who works on a translation, so that two do not do the same."""

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _


class TranslationHolder(models.Model):
    """One translator of one translation of a page; the row is gone when she gives it back.

    After `home.actions.translate_page.HELD_DAYS` silent days anybody may take it over.
    """

    translation = models.OneToOneField(
        "wagtail_localize.Translation",
        verbose_name=_("translation"),
        on_delete=models.CASCADE,
        related_name="holder",
    )
    taken_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("taken by"),
        on_delete=models.CASCADE,
        related_name="+",
    )
    taken_at = models.DateTimeField(_("taken"), default=timezone.now)

    class Meta:
        """No order: a translation has one."""

        verbose_name = _("translator at work")
        verbose_name_plural = _("translators at work")

    def __str__(self) -> str:
        """Name the row by its number."""
        return f"#{self.pk}"
