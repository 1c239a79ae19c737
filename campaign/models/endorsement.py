"""The endorsement: an organisation's signature, with its mandate."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from ..constituencies import ENDORSER_CONSTITUENCIES
from ..enums_alliance import LIVE_ENDORSEMENTS, DecidedBy, EndorsementState
from ..querysets_alliance import EndorsementQuerySet
from .pledge import Pledge


class Endorsement(models.Model):
    """An organisation that stands behind a pledge; counted apart from people."""

    pledge = models.ForeignKey(Pledge, on_delete=models.CASCADE, related_name="endorsements")
    organisation = models.ForeignKey(
        "network.Organisation",
        verbose_name=_("organisation"),
        on_delete=models.PROTECT,
        related_name="endorsements",
    )
    speaker_name = models.CharField(_("who speaks for it"), max_length=120)
    speaker_role = models.CharField(_("her function"), max_length=120)
    members_counted = models.PositiveIntegerField(_("members"))
    decided_by = models.CharField(_("decided by"), max_length=10, choices=DecidedBy)
    decided_on = models.DateField(_("decided on"))
    constituency = models.CharField(
        _("constituency"), max_length=30, choices=ENDORSER_CONSTITUENCIES, blank=True
    )
    logo_allowed = models.BooleanField(_("its logo may be shown"), default=False)
    note = models.CharField(_("note"), max_length=500, blank=True)
    state = models.CharField(
        _("state"), max_length=10, choices=EndorsementState, default=EndorsementState.SUBMITTED
    )
    decline_reason = models.CharField(_("reason"), max_length=500, blank=True)
    created_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+"
    )
    created_at = models.DateTimeField(_("sent"), auto_now_add=True)
    checked_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, blank=True, related_name="+"
    )
    checked_at = models.DateTimeField(_("checked"), null=True, blank=True)
    withdrawn_at = models.DateTimeField(_("withdrawn"), null=True, blank=True)

    objects = EndorsementQuerySet.as_manager()

    class Meta:
        """One live endorsement per pledge and organisation; a mandate has members."""

        verbose_name = _("endorsement")
        verbose_name_plural = _("endorsements")
        ordering = ("-created_at", "-pk")
        constraints = (
            models.UniqueConstraint(
                fields=["pledge", "organisation"],
                condition=Q(state__in=LIVE_ENDORSEMENTS),
                name="endorsement_one_live",
            ),
            models.CheckConstraint(
                condition=Q(members_counted__gt=0), name="endorsement_has_members"
            ),
            models.CheckConstraint(
                condition=~Q(state__in=[EndorsementState.ACCEPTED, EndorsementState.DECLINED])
                | Q(checked_at__isnull=False),
                name="endorsement_check_has_time",
            ),
            models.CheckConstraint(
                condition=~Q(state=EndorsementState.DECLINED) | ~Q(decline_reason=""),
                name="endorsement_refusal_has_reason",
            ),
            models.CheckConstraint(
                condition=~Q(state=EndorsementState.WITHDRAWN) | Q(withdrawn_at__isnull=False),
                name="endorsement_withdrawal_has_time",
            ),
        )
        indexes = (models.Index(fields=["state", "created_at"], name="endorsement_queue"),)

    def __str__(self) -> str:
        """Name the organisation and the pledge."""
        return f"{self.organisation}: {self.pledge}"
