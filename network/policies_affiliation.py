"""Who speaks for an organisation about the networks that it belongs to."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from home.policies import ALLOWED, Decision, refuse

from .enums import Role
from .models import Affiliation, Organisation
from .policies import is_register_staff, may_see_from_inside
from .selectors.memberships import live_membership

ONLY_STEWARDS = _("Only a steward of the organisation can say to whom it belongs.")


def is_steward(user: Any, organisation: Organisation) -> bool:
    """Tell whether `user` is a steward of the organisation now."""
    membership = live_membership(user, organisation) if user.is_authenticated else None
    return bool(membership and Role.STEWARD in membership.roles)


def may_affiliate(user: Any, organisation: Organisation) -> Decision:
    """Decide who states and ends affiliations of an organisation: stewards, and editors."""
    seen = may_see_from_inside(user, organisation)
    if not seen:
        return seen
    if is_steward(user, organisation) or is_register_staff(user):
        return ALLOWED
    return refuse(ONLY_STEWARDS)


def may_confirm_affiliation(user: Any, organisation: Organisation) -> Decision:
    """Decide who confirms for a side: its stewards alone, nobody on their behalf."""
    return ALLOWED if is_steward(user, organisation) else refuse(ONLY_STEWARDS)


def may_send_claim_link(user: Any, network: Organisation, affiliation: Affiliation) -> Decision:
    """Decide who sends somebody the way to claim a listing: the network that it belongs to.

    It gives a network no power over the listing: whoever gets the link claims it like anybody.
    """
    allowed = may_affiliate(user, network)
    if not allowed:
        return allowed
    if not affiliation.is_open or affiliation.network_id != network.pk:
        return refuse(_("This organisation does not belong to yours."))
    return ALLOWED
