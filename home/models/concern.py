"""What somebody reported about a public page, without signing in."""

from django.conf import settings
from django.db import models
from django.db.models.functions import Now
from django.utils.translation import gettext_lazy as _

from ..enums_concern import ConcernKind, ConcernState


class Concern(models.Model):
    """One report. Who sent it is not known, unless she left a way to reach her."""

    text_key = models.UUIDField(_("text"), db_index=True)
    path = models.CharField(_("address"), max_length=500)
    kind = models.CharField(_("what is wrong"), max_length=10, choices=ConcernKind)
    words = models.TextField(_("in her words"), max_length=2000, blank=True)
    contact = models.CharField(_("how to reach her"), max_length=200, blank=True)
    language = models.CharField(_("language"), max_length=12)
    network = models.CharField(_("network, hashed"), max_length=64, blank=True)
    created_at = models.DateTimeField(_("received"), db_default=Now(), db_index=True)
    state = models.CharField(
        _("state"), max_length=10, choices=ConcernState, default=ConcernState.OPEN
    )
    answer = models.TextField(_("answer"), max_length=2000, blank=True)
    answered_at = models.DateTimeField(_("answered"), null=True, blank=True)
    answered_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("answered by"),
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
    )

    class Meta:
        """Oldest first; what is answered knows when."""

        verbose_name = _("concern")
        verbose_name_plural = _("concerns")
        ordering = ("pk",)
        indexes = (
            models.Index(
                fields=["text_key"],
                condition=models.Q(state=ConcernState.OPEN),
                name="open_concerns",
            ),
        )
        constraints = (
            models.CheckConstraint(
                condition=models.Q(state=ConcernState.OPEN, answered_at__isnull=True)
                | (~models.Q(state=ConcernState.OPEN) & models.Q(answered_at__isnull=False)),
                name="answered_concern_knows_when",
            ),
        )

    def __str__(self) -> str:
        """Name the concern by its number and kind."""
        return f"#{self.pk} {self.get_kind_display()}"
