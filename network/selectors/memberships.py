"""Who belongs where."""

from typing import Any

from ..models import Membership, Organisation


def live_membership(user: Any, organisation: Organisation) -> Membership | None:
    """Return the live membership of `user` in `organisation`."""
    return Membership.objects.of(user).filter(organisation=organisation).first()


def members_of(organisation: Organisation) -> Any:
    """Return the live members, stewards first."""
    live = organisation.memberships.live().select_related("user")
    return live.order_by("-is_steward", "user__name", "pk")
