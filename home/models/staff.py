"""The languages that a moderator or translator works in."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _


class StaffLanguage(models.Model):
    """One language of one moderator or translator."""

    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="staff_languages"
    )
    language = models.CharField(_("language"), max_length=12, choices=settings.LANGUAGES)

    class Meta:
        """Each language once."""

        verbose_name = _("language of a staff member")
        verbose_name_plural = _("languages of staff members")
        constraints = (
            models.UniqueConstraint(fields=["user", "language"], name="staff_language_once"),
        )

    def __str__(self) -> str:
        """Name the pair."""
        return f"{self.user}: {self.language}"
