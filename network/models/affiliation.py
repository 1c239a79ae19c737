"""The affiliation: an organisation belongs to a network, as one side or both say."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from ..enums_affiliation import AffiliationKind, AffiliationState, Side
from ..querysets_affiliation import OPEN, AffiliationQuerySet
from .organisation import Organisation


class Affiliation(models.Model):
    """A directed edge from an organisation to a network, with who said it and who confirmed it."""

    organisation = models.ForeignKey(
        Organisation,
        verbose_name=_("organisation"),
        on_delete=models.CASCADE,
        related_name="affiliations",
    )
    network = models.ForeignKey(
        Organisation,
        verbose_name=_("network"),
        on_delete=models.CASCADE,
        related_name="affiliates",
    )
    kind = models.CharField(
        _("type"), max_length=10, choices=AffiliationKind, default=AffiliationKind.MEMBER
    )
    since = models.DateField(_("since"), null=True, blank=True)
    until = models.DateField(_("until"), null=True, blank=True)
    asserted_side = models.CharField(_("said by"), max_length=12, choices=Side)
    asserted_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+"
    )
    asserted_at = models.DateTimeField(default=timezone.now)
    confirmed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+"
    )
    confirmed_at = models.DateTimeField(null=True, blank=True)
    declined_at = models.DateTimeField(null=True, blank=True)
    ended_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+"
    )
    ended_at = models.DateTimeField(null=True, blank=True)

    objects = AffiliationQuerySet.as_manager()

    class Meta:
        """One open edge for each pair and kind, never from an organisation to itself."""

        verbose_name = _("affiliation")
        verbose_name_plural = _("affiliations")
        constraints = (
            models.UniqueConstraint(
                fields=["organisation", "network", "kind"],
                condition=OPEN,
                name="affiliation_one_open",
            ),
            models.CheckConstraint(
                condition=~Q(organisation=F("network")), name="affiliation_not_to_itself"
            ),
            models.CheckConstraint(
                condition=Q(since__isnull=True) | Q(until__isnull=True) | Q(until__gte=F("since")),
                name="affiliation_ends_after_it_begins",
            ),
            models.CheckConstraint(
                condition=Q(declined_at__isnull=True) | Q(confirmed_at__isnull=True),
                name="affiliation_declined_or_confirmed",
            ),
        )

    def __str__(self) -> str:
        """Name the edge by its numbers."""
        return f"{self.organisation_id} -> {self.network_id} {self.kind}"

    @property
    def state(self) -> AffiliationState:
        """Where it stands."""
        if self.declined_at is not None:
            return AffiliationState.DECLINED
        if self.ended_at is not None:
            confirmed = self.confirmed_at is not None
            return AffiliationState.ENDED if confirmed else AffiliationState.WITHDRAWN
        if self.confirmed_at is not None:
            return AffiliationState.CONFIRMED
        return AffiliationState.SAID

    @property
    def is_open(self) -> bool:
        """Whether it was neither ended nor declined."""
        return self.ended_at is None and self.declined_at is None

    def side_of(self, organisation: Organisation) -> Side:
        """Return on which side an organisation stands; ValueError when on none."""
        if organisation.pk == self.organisation_id:
            return Side.ORGANISATION
        if organisation.pk == self.network_id:
            return Side.NETWORK
        raise ValueError("This organisation is on neither side.")

    def other(self, organisation: Organisation) -> Organisation:
        """Return who stands on the other side."""
        return self.network if organisation.pk == self.organisation_id else self.organisation

    @property
    def asserting(self) -> Organisation | None:
        """Return the organisation that said it; None when the campaign did."""
        if self.asserted_side == Side.CAMPAIGN:
            return None
        return self.organisation if self.asserted_side == Side.ORGANISATION else self.network
