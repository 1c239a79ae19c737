"""Somebody was signed out on all phones by another person, because she lost one."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _


class LostPhone(models.Model):
    """Who signed whom out, and when. She is told at her next sign-in."""

    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="lost_phones"
    )
    ended_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+"
    )
    ended_at = models.DateTimeField(_("signed out"), auto_now_add=True)
    told_at = models.DateTimeField(_("owner told"), null=True, blank=True)

    class Meta:
        """Newest first."""

        verbose_name = _("lost phone")
        verbose_name_plural = _("lost phones")
        ordering = ("-ended_at",)

    def __str__(self) -> str:
        """Name it by its owner and day."""
        return f"{self.user} {self.ended_at:%Y-%m-%d}"
