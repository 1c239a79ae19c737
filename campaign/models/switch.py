"""The switches with which editors stop a part of the site."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from ..enums_moderation import SwitchName, SwitchReason


class Switch(models.Model):
    """One switch; a switch that was never used has no row and stops nothing."""

    name = models.CharField(_("name"), max_length=10, choices=SwitchName, primary_key=True)
    paused = models.BooleanField(_("stopped"), default=False)
    reason = models.CharField(
        _("reason that everybody can read"), max_length=10, choices=SwitchReason, blank=True
    )
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("changed by"),
        on_delete=models.SET_NULL,
        null=True,
        related_name="+",
    )
    since = models.DateTimeField(_("since"), null=True)

    class Meta:
        """A reason belongs to what is stopped."""

        verbose_name = _("switch")
        verbose_name_plural = _("switches")
        constraints = (
            models.CheckConstraint(
                condition=Q(paused=True) | Q(reason=""), name="switch_reason_while_stopped"
            ),
            models.CheckConstraint(
                condition=Q(paused=False) | Q(since__isnull=False), name="switch_stopped_since"
            ),
            models.CheckConstraint(
                condition=Q(name__in=SwitchName.values), name="switch_name_known"
            ),
        )

    def __str__(self) -> str:
        """Name the switch."""
        return str(SwitchName(self.name).label)
