"""Finding pledges and signatures."""

from typing import TYPE_CHECKING

from django.db import models
from django.utils import timezone

from .enums import SIGNABLE_STATES, SignatureState

if TYPE_CHECKING:
    from .models import Pledge, Signature  # noqa: F401


class PledgeQuerySet(models.QuerySet["Pledge"]):
    """Named selections of pledges."""

    def published(self) -> "PledgeQuerySet":
        """Return those with a page that the public may see, in any language."""
        from .models import PledgePage

        pages = PledgePage.objects.live().public().filter(pledge=models.OuterRef("pk"))
        return self.filter(models.Exists(pages))

    def signable(self) -> "PledgeQuerySet":
        """Return those that can be signed today; see `Pledge.is_signable`."""
        today = timezone.localdate()
        begun = models.Q(opens_on__isnull=True) | models.Q(opens_on__lte=today)
        lasting = models.Q(closes_on__isnull=True) | models.Q(closes_on__gte=today)
        return self.filter(begun, lasting, state__in=SIGNABLE_STATES)


class SignatureQuerySet(models.QuerySet["Signature"]):
    """Named selections of signatures."""

    def counted(self) -> "SignatureQuerySet":
        """Return those that count: confirmed and not held."""
        return self.filter(state=SignatureState.CONFIRMED, held=False)

    def pending(self) -> "SignatureQuerySet":
        """Return those that wait for their confirmation."""
        return self.filter(state=SignatureState.PENDING)
