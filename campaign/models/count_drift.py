"""When a shown count was not the number of its signatures."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from .pledge import Pledge


class CountDrift(models.Model):
    """A count that had drifted and was repaired; written with the repair, never changed after.

    `told_at` is set together with the mail to the editors, so that they get it once.
    """

    pledge = models.ForeignKey(Pledge, on_delete=models.CASCADE, related_name="count_drifts")
    shown = models.PositiveIntegerField(_("was shown"))
    tallied = models.PositiveIntegerField(_("was tallied"))
    rows = models.PositiveIntegerField(_("signatures that count"))
    found_at = models.DateTimeField(_("found"), auto_now_add=True)
    told_at = models.DateTimeField(_("told"), null=True, editable=False)

    class Meta:
        """Newest first."""

        verbose_name = _("count that had drifted")
        verbose_name_plural = _("counts that had drifted")
        ordering = ("-found_at", "-pk")

    def __str__(self) -> str:
        """Name the pledge and both numbers."""
        return f"{self.pledge}: {self.shown} / {self.rows}"
