"""Facts that nobody has confirmed for long, and who may be asked."""

from datetime import date, timedelta
from typing import Any

from django.db.models import Exists, OuterRef, Q, QuerySet
from django.utils import timezone

from ..enums import Role
from ..models import ConfirmationRequest, Membership, Organisation, Scout
from ..querysets import OrganisationQuerySet

# Stewards are asked a year after the last confirmation, and once in a year.
ASK_AFTER = timedelta(days=365)
# Scouts are asked when the stewards have not answered for another five weeks.
SCOUTS_AFTER = timedelta(days=400)


def unconfirmed_since(day: date) -> OrganisationQuerySet:
    """Return the listed organisations whose facts were last confirmed before a day, or never."""
    listed: Any = Organisation.objects.listed()
    old: OrganisationQuerySet = listed.filter(
        Q(last_confirmed_at__lt=day) | Q(last_confirmed_at__isnull=True)
    )
    return old


def to_ask() -> OrganisationQuerySet:
    """Return those whose stewards are to be asked now: not yet in the last year."""
    year_ago = timezone.now() - ASK_AFTER
    asked = ConfirmationRequest.objects.filter(organisation=OuterRef("pk"), sent_at__gte=year_ago)
    stewards = Membership.objects.live().with_role(Role.STEWARD)
    reachable = stewards.filter(organisation=OuterRef("pk"), user__email__isnull=False)
    old = unconfirmed_since(timezone.localdate() - ASK_AFTER)
    return old.filter(Exists(reachable), ~Exists(asked)).order_by("pk")


def scouting(user: Any) -> QuerySet[Scout]:
    """Return the countries for which `user` is trusted now, while she is a steward somewhere."""
    if not user.is_authenticated:
        return Scout.objects.none()
    steward = Membership.objects.live().with_role(Role.STEWARD).filter(user=OuterRef("user"))
    return Scout.objects.filter(Exists(steward), user=user, ended_at__isnull=True)


def listings_for(user: Any) -> OrganisationQuerySet:
    """Return what a scout may confirm: in her countries, old, and none of her own."""
    own = Membership.objects.live().filter(user=user).values("organisation")
    countries = list(scouting(user).values_list("country", flat=True))
    old = unconfirmed_since(timezone.localdate() - SCOUTS_AFTER)
    return old.filter(country__in=countries).exclude(pk__in=own).order_by("last_confirmed_at", "pk")
