"""One comparison of a sheet with what was typed from it."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from ..enums_paper import CheckKind, CheckOutcome
from .signature_sheet import SignatureSheet


class SheetCheck(models.Model):
    """Who compared which lines, drawn with which seed, and what was corrected.

    `results` maps a line to the names of the fields that were corrected, never to their values.
    """

    sheet = models.ForeignKey(SignatureSheet, on_delete=models.CASCADE, related_name="checks")
    kind = models.CharField(_("kind"), max_length=6, choices=CheckKind)
    outcome = models.CharField(
        _("outcome"), max_length=8, choices=CheckOutcome, default=CheckOutcome.OPEN
    )
    seed = models.CharField(_("seed"), max_length=16, help_text=_("With it the lot is repeated."))
    lines = models.JSONField(_("lines to compare"), default=list)
    results = models.JSONField(_("corrected"), default=dict)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("checked by"),
        on_delete=models.SET_NULL,
        null=True,
        related_name="+",
    )
    begun_at = models.DateTimeField(_("begun"))
    ended_at = models.DateTimeField(_("ended"), null=True)

    class Meta:
        """One check of a sheet at a time."""

        verbose_name = _("check of a sheet")
        verbose_name_plural = _("checks of sheets")
        ordering = ("-begun_at", "-pk")
        constraints = (
            models.UniqueConstraint(
                fields=["sheet"],
                condition=Q(outcome=CheckOutcome.OPEN),
                name="sheet_check_one_open",
            ),
            models.CheckConstraint(
                condition=Q(outcome=CheckOutcome.OPEN) ^ Q(ended_at__isnull=False),
                name="sheet_check_ended_has_time",
            ),
        )

    def __str__(self) -> str:
        """Name the sheet and the kind."""
        return f"{self.sheet} {self.kind}"
