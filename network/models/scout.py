"""Scouts: stewards whom an editor trusts to confirm other listings in a country."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from django_countries.fields import CountryField


class Scout(models.Model):
    """The trust in one person for one country, from one day to another."""

    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="scouting"
    )
    country = CountryField(verbose_name=_("country"))
    trusted_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+"
    )
    trusted_at = models.DateTimeField(_("trusted since"), auto_now_add=True)
    ended_at = models.DateTimeField(_("until"), null=True, blank=True)
    told_on = models.DateField(_("last told what is to do"), null=True, blank=True)

    class Meta:
        """Once a person and country."""

        verbose_name = _("scout")
        verbose_name_plural = _("scouts")
        ordering = ("country", "pk")
        constraints = (
            models.UniqueConstraint(
                fields=["user", "country"], condition=Q(ended_at__isnull=True), name="scout_once"
            ),
        )

    def __str__(self) -> str:
        """Name person and country."""
        return f"{self.user} ({self.country.code})"
