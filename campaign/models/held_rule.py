"""Saved rules: which signatures belong together, and what is decided about all of them."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Now
from django.utils.translation import gettext_lazy as _
from django_countries.fields import CountryField

from ..enums import HeldReason
from ..enums_moderation import HeldVerb
from .pledge import Pledge

RULE_VERBS = (HeldVerb.HOLD, HeldVerb.RELEASE, HeldVerb.INVALIDATE)


class HeldRule(models.Model):
    """Conditions that must all be met, and what happens to whom they catch.

    A rule is never changed, only retired: what was decided by it stays explained by it.
    """

    name = models.CharField(_("name of the rule"), max_length=80)
    verb = models.CharField(
        _("what happens"),
        max_length=10,
        choices=[(verb.value, verb.label) for verb in RULE_VERBS],
    )
    pledge = models.ForeignKey(
        Pledge,
        verbose_name=_("pledge"),
        on_delete=models.CASCADE,
        null=True,
        blank=True,
        related_name="+",
    )
    # The rule goes with its collector: without her it would catch others.
    collector = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("collector"),
        on_delete=models.CASCADE,
        null=True,
        blank=True,
        related_name="+",
    )
    domain = models.CharField(_("mail service"), max_length=190, blank=True)
    country = CountryField(verbose_name=_("country"), blank=True)
    # A day's hash, erased with those of the signatures after seven days.
    network_hash = models.CharField(_("network"), max_length=64, blank=True)
    name_contains = models.CharField(_("name contains"), max_length=60, blank=True)
    signed_from = models.DateTimeField(_("signed from"), null=True, blank=True)
    signed_until = models.DateTimeField(_("signed until"), null=True, blank=True)
    reason = models.CharField(_("reason"), max_length=12, choices=HeldReason, blank=True)
    keep = models.BooleanField(_("also for new signatures"), default=False)
    made_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("made by"),
        on_delete=models.SET_NULL,
        null=True,
        related_name="+",
    )
    made_at = models.DateTimeField(_("made"), db_default=Now())
    retired_at = models.DateTimeField(_("retired"), null=True, blank=True)

    class Meta:
        """No rule catches everything, and no rule lets new signatures pass unseen."""

        verbose_name = _("rule")
        verbose_name_plural = _("rules")
        ordering = ("-made_at", "-pk")
        constraints = (
            models.CheckConstraint(
                condition=Q(retired_at__isnull=False)
                | Q(pledge__isnull=False)
                | Q(collector__isnull=False)
                | ~Q(domain="")
                | ~Q(country="")
                | ~Q(network_hash="")
                | ~Q(name_contains="")
                | ~Q(reason="")
                | Q(signed_from__isnull=False)
                | Q(signed_until__isnull=False),
                name="held_rule_has_condition",
            ),
            models.CheckConstraint(
                condition=Q(keep=False) | ~Q(verb=HeldVerb.RELEASE), name="held_rule_keeps_no_pass"
            ),
            models.CheckConstraint(
                condition=Q(keep=False) | Q(retired_at__isnull=True), name="held_rule_retired_rests"
            ),
            models.CheckConstraint(
                condition=Q(signed_from__isnull=True)
                | Q(signed_until__isnull=True)
                | Q(signed_from__lt=F("signed_until")),
                name="held_rule_span_forwards",
            ),
        )

    def __str__(self) -> str:
        """Name the rule."""
        return self.name
