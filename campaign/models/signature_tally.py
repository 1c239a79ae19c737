"""The counts that are shown: derived from signatures, written by the tally alone."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from django_countries.fields import CountryField

from ..enums import Channel, Evidence
from .pledge import Pledge


class SignatureTally(models.Model):
    """How many signatures count, per pledge, country, channel, evidence and day (UTC)."""

    pledge = models.ForeignKey(Pledge, on_delete=models.CASCADE, related_name="tallies")
    country = CountryField(verbose_name=_("country"))
    channel = models.CharField(_("channel"), max_length=8, choices=Channel)
    evidence = models.CharField(_("evidence"), max_length=8, choices=Evidence)
    day = models.DateField(_("day"))
    count = models.PositiveIntegerField(_("count"))

    class Meta:
        """One row per group."""

        constraints = (
            models.UniqueConstraint(
                fields=["pledge", "country", "channel", "evidence", "day"], name="tally_once"
            ),
        )
        indexes = (models.Index(fields=["day"], name="tally_of_day"),)

    def __str__(self) -> str:
        """Name the group."""
        return f"{self.pledge} {self.day} {self.count}"
