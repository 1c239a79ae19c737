"""Who may register, claim and join, who vouches, and who decides."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from home.policies import ALLOWED, NOT_SIGNED_IN, NOT_STAFF, OWN_WORK, Decision, refuse
from home.selectors.staff import MODERATORS, OFFICERS, TRANSLATORS, groups_of, is_editor

from .models import Membership, Organisation, OrganisationClaim, Vouch
from .policies import is_last_steward
from .policies_affiliation import is_steward
from .selectors.memberships import live_membership

NOT_HERS = refuse(_("This is not yours."))


def may_enter(user: Any, _thing: Any = None) -> Decision:
    """Decide who registers, claims and asks to join: everybody with an account.

    Staff who are no editors do not: they would decide about people whom they belong to.
    """
    if not user.is_authenticated or not user.is_active:
        return NOT_SIGNED_IN
    staff = groups_of(user) & {MODERATORS, TRANSLATORS, OFFICERS}
    return NOT_STAFF if staff and not is_editor(user) else ALLOWED


def may_decide_claims(user: Any, _thing: Any = None) -> Decision:
    """Decide who sees the queue of claims: editors."""
    return ALLOWED if is_editor(user) else NOT_STAFF


def may_decide_claim(user: Any, claim: OrganisationClaim) -> Decision:
    """Decide who answers a claim: an editor who did not send it (4e)."""
    allowed = may_decide_claims(user)
    if not allowed:
        return allowed
    return OWN_WORK if claim.user_id == user.pk else ALLOWED


def may_vouch(user: Any, vouch: Vouch) -> Decision:
    """Decide who vouches: a steward of the organisation that is asked, never for herself."""
    if not user.is_authenticated:
        return NOT_SIGNED_IN
    if not is_steward(user, vouch.organisation):
        return refuse(_("Only a steward of the organisation that was asked can vouch."))
    if vouch.claim.user_id == user.pk:
        return refuse(_("Nobody can vouch for herself."))
    return ALLOWED


def may_hand_over(user: Any, membership: Membership) -> Decision:
    """Decide who asks the campaign to take an organisation over: its last steward."""
    if membership.user_id != user.pk:
        return NOT_HERS
    if not is_last_steward(membership):
        return refuse(_("Only the last steward hands her organisation over. You can just leave."))
    return ALLOWED


def may_hand_over_organisation(user: Any, organisation: Organisation) -> Decision:
    """Decide the same by the organisation, for pages that offer it."""
    membership = live_membership(user, organisation)
    return may_hand_over(user, membership) if membership else NOT_HERS
