"""What stands where a text was removed or hidden: the address says so, and no more."""

from django.db import models
from django.db.models.functions import Now
from django.utils.translation import gettext_lazy as _

from ..enums_concern import TakeDownReason
from ..enums_consent import RemovalCause


class Tombstone(models.Model):
    """One address of a text that nobody may read.

    Words of the text may be in the address, so a hash of it is kept.
    """

    path_hash = models.CharField(_("hash of the address"), max_length=64, unique=True)
    text_key = models.UUIDField(_("text"), db_index=True)
    cause = models.CharField(_("cause"), max_length=8, choices=RemovalCause)
    reason = models.CharField(_("reason"), max_length=10, choices=TakeDownReason, blank=True)
    removed_at = models.DateTimeField(_("removed"), db_default=Now())

    class Meta:
        """Newest first."""

        verbose_name = _("removed text")
        verbose_name_plural = _("removed texts")
        ordering = ("-pk",)

    def __str__(self) -> str:
        """Name the stone by its number and cause."""
        return f"#{self.pk} {self.get_cause_display()}"
