"""Which authors go live first and are reviewed after."""

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from ..enums import TrustChange


class AuthorTrust(models.Model):
    """Whether an editor trusts an author; who switched it, when and why. The log keeps the rest."""

    author = models.OneToOneField(
        settings.AUTH_USER_MODEL,
        verbose_name=_("author"),
        on_delete=models.CASCADE,
        related_name="+",
    )
    is_on = models.BooleanField(_("goes live first"), default=False)
    why = models.CharField(_("why"), max_length=10, choices=TrustChange)
    changed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("switched by"),
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
    )
    changed_at = models.DateTimeField(_("switched"), default=timezone.now)

    class Meta:
        """Names for the log."""

        verbose_name = _("trust in an author")
        verbose_name_plural = _("trust in authors")

    def __str__(self) -> str:
        """Name the row by its author."""
        return str(self.author)
