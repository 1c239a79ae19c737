"""Finding endorsements and partners."""

from typing import TYPE_CHECKING

from django.db import models

from .enums_alliance import LIVE_ENDORSEMENTS, EndorsementState, PartnerState

if TYPE_CHECKING:
    from .models import Endorsement, PledgePartner  # noqa: F401


class EndorsementQuerySet(models.QuerySet["Endorsement"]):
    """Named selections of endorsements."""

    def accepted(self) -> "EndorsementQuerySet":
        """Return those that an editor has checked and that stand: what is counted and shown."""
        return self.filter(state=EndorsementState.ACCEPTED)

    def live(self) -> "EndorsementQuerySet":
        """Return those that stand or wait for their check."""
        return self.filter(state__in=LIVE_ENDORSEMENTS)


class PartnerQuerySet(models.QuerySet["PledgePartner"]):
    """Named selections of partners."""

    def waiting(self) -> "PartnerQuerySet":
        """Return those that were asked, or asked again, and have not answered since."""
        asked = models.Q(state=PartnerState.ASKED, asked_at__isnull=False)
        again = models.Q(state=PartnerState.ACCEPTED, asked_at__gt=models.F("answered_at"))
        return self.filter(asked | again)
