"""Two records made into one, and what it takes to part them again."""

from datetime import datetime, timedelta
from typing import Any

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from .organisation import Organisation

UNDO_WITHIN = timedelta(days=30)
USER: dict[str, Any] = {
    "to": settings.AUTH_USER_MODEL,
    "on_delete": models.SET_NULL,
    "null": True,
    "related_name": "+",
}


class Merge(models.Model):
    """`gone` became part of `kept`. Its row stays, closed: its address leads on for life.

    `moved` says what came over, by the name of the mover; `before` and `after` are the facts of
    `kept`, and `gone_status` is how the other was.
    """

    kept = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="merges")
    gone = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="merged_into")
    gone_status = models.CharField(_("status before"), max_length=10)
    before = models.JSONField(_("facts before"), default=dict)
    after = models.JSONField(_("facts after"), default=dict)
    moved = models.JSONField(_("what was moved"), default=dict)
    merged_at = models.DateTimeField(_("merged"))
    merged_by = models.ForeignKey(verbose_name=_("merged by"), **USER)
    undone_at = models.DateTimeField(_("undone"), null=True, blank=True)
    undone_by = models.ForeignKey(verbose_name=_("undone by"), **USER)

    class Meta:
        """A record is gone once at a time, and never into itself."""

        verbose_name = _("merge")
        verbose_name_plural = _("merges")
        ordering = ("-merged_at", "-pk")
        constraints = (
            models.UniqueConstraint(
                fields=["gone"], condition=Q(undone_at__isnull=True), name="merge_gone_once"
            ),
            models.CheckConstraint(condition=~Q(kept=F("gone")), name="merge_of_two"),
        )

    def __str__(self) -> str:
        """Name the two."""
        return f"{self.gone_id} → {self.kept_id}"

    @property
    def undo_until(self) -> datetime:
        """Until when it can be undone."""
        return self.merged_at + UNDO_WITHIN
