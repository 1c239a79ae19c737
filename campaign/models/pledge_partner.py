"""The partner: an organisation that a promise names, and what it answered."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from ..enums_alliance import PartnerState
from ..querysets_alliance import PartnerQuerySet
from .pledge import Pledge


class PledgePartner(models.Model):
    """An organisation that promises together with the owner, once it has accepted.

    Its steward answers, or an editor who writes down how the organisation agreed.
    """

    pledge = models.ForeignKey(Pledge, on_delete=models.CASCADE, related_name="partners")
    organisation = models.ForeignKey(
        "network.Organisation", on_delete=models.PROTECT, related_name="partner_pledges"
    )
    state = models.CharField(
        _("answer"), max_length=10, choices=PartnerState, default=PartnerState.ASKED
    )
    asked_at = models.DateTimeField(_("asked"), null=True, blank=True)
    answered_at = models.DateTimeField(_("answered"), null=True, blank=True)
    answered_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("answered by"),
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
    )
    how_agreed = models.CharField(
        _("how it agreed"),
        max_length=200,
        blank=True,
        help_text=_("When an editor answers for it: “signed letter of 4 May”."),
    )

    agreed_digest = models.CharField(
        _("what it agreed to"),
        max_length=64,
        blank=True,
        editable=False,
        help_text=_("A sign for the words and facts; others are not published."),
    )

    objects = PartnerQuerySet.as_manager()

    class Meta:
        """Each partner once; an answer has its moment, a yes its words."""

        verbose_name = _("partner")
        verbose_name_plural = _("partners")
        constraints = (
            models.UniqueConstraint(fields=["pledge", "organisation"], name="pledge_partner_once"),
            models.CheckConstraint(
                condition=Q(state=PartnerState.ASKED, answered_at__isnull=True)
                | Q(
                    state__in=[PartnerState.ACCEPTED, PartnerState.DECLINED],
                    answered_at__isnull=False,
                ),
                name="pledge_partner_answer_has_time",
            ),
            models.CheckConstraint(
                condition=~Q(state=PartnerState.ACCEPTED) | ~Q(agreed_digest=""),
                name="pledge_partner_yes_has_words",
            ),
        )

    def __str__(self) -> str:
        """Name the partner."""
        return str(self.organisation)

    @property
    def is_asked_again(self) -> bool:
        """Whether it has accepted, and then was asked to accept other words."""
        answered = self.answered_at
        return bool(answered and self.asked_at and self.asked_at > answered)
