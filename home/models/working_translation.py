"""What a reviewer reads when she does not read the language of a text."""

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _


class WorkingTranslation(models.Model):
    """A rough translation for the people who review; it is never published.

    It is no version of the page and can't become one: the original stays as it is.
    """

    page = models.ForeignKey(
        "wagtailcore.Page", verbose_name=_("text"), on_delete=models.CASCADE, related_name="+"
    )
    revision = models.ForeignKey(
        "wagtailcore.Revision",
        verbose_name=_("version that was translated"),
        on_delete=models.SET_NULL,
        null=True,
        related_name="+",
    )
    language = models.CharField(_("language"), max_length=35)
    text = models.TextField(_("working translation"), max_length=40_000)
    saved_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("written by"),
        on_delete=models.SET_NULL,
        null=True,
        related_name="+",
    )
    saved_at = models.DateTimeField(_("written"), default=timezone.now)

    class Meta:
        """One for each text and language."""

        verbose_name = _("working translation")
        verbose_name_plural = _("working translations")
        constraints = (
            models.UniqueConstraint(fields=["page", "language"], name="working_translation_once"),
        )

    def __str__(self) -> str:
        """Name it by its language."""
        return self.language
