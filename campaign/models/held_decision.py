"""What editors decided about signatures, so that it can be undone exactly."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.db.models.functions import Now
from django.utils.translation import gettext_lazy as _

from ..enums import SignatureState
from ..enums_moderation import HeldVerb
from .held_rule import HeldRule
from .signature import Signature


class HeldDecision(models.Model):
    """One decision by one person, about one signature or very many."""

    verb = models.CharField(_("decision"), max_length=10, choices=HeldVerb)
    rule = models.ForeignKey(
        HeldRule,
        verbose_name=_("rule"),
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="decisions",
    )
    number = models.PositiveIntegerField(_("signatures"), default=0)
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("decided by"),
        on_delete=models.SET_NULL,
        null=True,
        related_name="+",
    )
    decided_at = models.DateTimeField(_("decided"), db_default=Now())
    undone_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("undone by"),
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
    )
    undone_at = models.DateTimeField(_("undone"), null=True, blank=True)
    undone_number = models.PositiveIntegerField(_("put back"), default=0)

    class Meta:
        """Newest first; the people may be erased, the moments stay."""

        verbose_name = _("decision")
        verbose_name_plural = _("decisions")
        ordering = ("-pk",)
        constraints = (
            models.CheckConstraint(
                condition=Q(undone_at__isnull=False) | Q(undone_by=None, undone_number=0),
                name="held_decision_undone_has_time",
            ),
        )

    def __str__(self) -> str:
        """Name the decision by its number and verb."""
        return f"{HeldVerb(self.verb).label} #{self.pk}"


class DecidedSignature(models.Model):
    """How one signature was before a decision."""

    decision = models.ForeignKey(HeldDecision, on_delete=models.CASCADE, related_name="items")
    signature = models.ForeignKey(Signature, on_delete=models.CASCADE, related_name="decided")
    state = models.CharField(_("state before"), max_length=12, choices=SignatureState)
    held = models.BooleanField(_("held before"))
    held_reasons = models.JSONField(_("why held before"), default=list)

    class Meta:
        """A decision is about each signature once."""

        verbose_name = _("decided signature")
        verbose_name_plural = _("decided signatures")
        constraints = (
            models.UniqueConstraint(fields=["decision", "signature"], name="decided_once"),
        )

    def __str__(self) -> str:
        """Name the numbers."""
        return f"#{self.decision_id} {self.signature_id}"
