"""Finding endorsements."""

from typing import TYPE_CHECKING

from django.db import models

from .enums_alliance import LIVE_ENDORSEMENTS, EndorsementState

if TYPE_CHECKING:
    from .models import Endorsement  # noqa: F401


class EndorsementQuerySet(models.QuerySet["Endorsement"]):
    """Named selections of endorsements."""

    def accepted(self) -> "EndorsementQuerySet":
        """Return those that an editor has checked and that stand: what is counted and shown."""
        return self.filter(state=EndorsementState.ACCEPTED)

    def live(self) -> "EndorsementQuerySet":
        """Return those that stand or wait for their check."""
        return self.filter(state__in=LIVE_ENDORSEMENTS)
