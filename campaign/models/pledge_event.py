"""What happened to a pledge: its states, each with the day on which it began."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from ..enums import PledgeState
from .pledge import Pledge
from .pledge_report import PledgeReport


class PledgeEvent(models.Model):
    """One state that a pledge came into; rows are only ever added, and shown in public."""

    pledge = models.ForeignKey(Pledge, on_delete=models.CASCADE, related_name="events")
    state = models.CharField(_("state"), max_length=10, choices=PledgeState)
    day = models.DateField(_("day"))
    reason = models.TextField(_("reason"), max_length=1000, blank=True)
    reason_language = models.CharField(_("language of the reason"), max_length=35, blank=True)
    report = models.ForeignKey(
        PledgeReport, on_delete=models.PROTECT, null=True, blank=True, related_name="events"
    )
    # Nobody, when the calendar decided.
    created_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, blank=True, related_name="+"
    )
    created_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        """In the order in which they happened."""

        verbose_name = _("event of a pledge")
        verbose_name_plural = _("events of pledges")
        ordering = ("day", "pk")

    def __str__(self) -> str:
        """Name the state and the day."""
        return f"{self.pledge} {self.state} {self.day}"
