"""Finding affiliations."""

from typing import TYPE_CHECKING

from django.db import models
from django.db.models import Q

from .enums import OrganisationStatus

if TYPE_CHECKING:
    from .models import Affiliation  # noqa: F401

# Neither ended nor declined: one of them for each pair and kind.
OPEN = Q(ended_at__isnull=True, declined_at__isnull=True)


class AffiliationQuerySet(models.QuerySet["Affiliation"]):
    """Named selections of affiliations."""

    def open(self) -> "AffiliationQuerySet":
        """Return those that were neither ended nor declined."""
        return self.filter(OPEN)

    def shown(self) -> "AffiliationQuerySet":
        """Return those that the public sees: open ones, and ended ones that both had confirmed."""
        ended = Q(ended_at__isnull=False, confirmed_at__isnull=False)
        closed = OrganisationStatus.CLOSED
        listed = ~Q(organisation__status=closed) & ~Q(network__status=closed)
        return self.filter((OPEN | ended) & listed).select_related("organisation", "network")

    def of(self, number: int) -> "AffiliationQuerySet":
        """Return those in which the organisation with this number stands on either side."""
        return self.filter(Q(organisation_id=number) | Q(network_id=number))
