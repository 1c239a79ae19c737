"""A line of a sheet that is no signature."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from ..enums_paper import SkipReason
from .signature_sheet import SignatureSheet


class SkippedLine(models.Model):
    """Why nothing was typed from a line, so that nobody wonders later."""

    sheet = models.ForeignKey(SignatureSheet, on_delete=models.CASCADE, related_name="skipped")
    line = models.PositiveSmallIntegerField(_("line of the sheet"))
    reason = models.CharField(_("reason"), max_length=10, choices=SkipReason)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+"
    )

    class Meta:
        """Each line once."""

        verbose_name = _("skipped line")
        verbose_name_plural = _("skipped lines")
        ordering = ("line",)
        constraints = (
            models.UniqueConstraint(fields=["sheet", "line"], name="skipped_line_once"),
            models.CheckConstraint(
                condition=models.Q(reason__in=SkipReason.values), name="skipped_line_reason_known"
            ),
        )

    def __str__(self) -> str:
        """Name the line."""
        return f"{self.sheet} {self.line}"
