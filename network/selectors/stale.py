"""The report of what nobody has confirmed for two years."""

from datetime import timedelta
from typing import Any

from django.db.models import Exists, F, OuterRef
from django.utils import timezone

from ..enums import Role
from ..models import ConfirmationRequest, Membership
from .unconfirmed import unconfirmed_since

TWO_YEARS = timedelta(days=730)


def stale_organisations() -> Any:
    """Return them oldest first, with `has_steward` and `was_asked` in the last year."""
    stewards = Membership.objects.live().with_role(Role.STEWARD)
    asked = ConfirmationRequest.objects.filter(sent_at__gte=timezone.now() - timedelta(days=365))
    old = unconfirmed_since(timezone.localdate() - TWO_YEARS)
    return old.annotate(
        has_steward=Exists(stewards.filter(organisation=OuterRef("pk"))),
        was_asked=Exists(asked.filter(organisation=OuterRef("pk"))),
    ).order_by(F("last_confirmed_at").asc(nulls_first=True), "name", "pk")
