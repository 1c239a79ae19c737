"""Who may do what for an organisation. Each answer carries its reason."""

from typing import Any

from allauth.account.models import EmailAddress
from django.utils.translation import gettext_lazy as _

from accounts.models import User
from home.models import SiteImage
from home.policies import ALLOWED, NOT_SIGNED_IN, NOT_STAFF, Decision, refuse

from .enums import Role
from .enums_register import Visibility
from .facts import WAITING
from .models import FactChange, Invitation, Membership, Organisation
from .selectors.memberships import live_membership
from .selectors.unconfirmed import scouting

STAFF_STAYS = refuse(
    _(
        "This account may open the admin. Ask a colleague to take away its groups and rights, then "
        "delete it."
    )
)
OWN_ORGANISATION = refuse(_("You belong to this organisation. Another editor must do it."))
OWN_TRUST = refuse(_("You can't trust yourself. Another editor must do it."))
OWN_WISH = refuse(_("You asked for this change yourself. Another editor must answer it."))
OWN_LOGO = refuse(_("You can't release a logo that you sent. Another editor must do it."))


def is_register_staff(user: Any) -> bool:
    """Tell whether `user` is staff that keeps the register (campaign editors)."""
    return bool(user.is_active and user.has_perm("network.change_organisation"))


def may_see_from_inside(user: Any, organisation: Organisation) -> Decision:
    """Decide who sees the member area's page of an organisation: its members, and editors."""
    if not user.is_authenticated:
        return NOT_SIGNED_IN
    if live_membership(user, organisation) or is_register_staff(user):
        return ALLOWED
    return refuse(_("You are not a member of this organisation."))


def _stewards_only(user: Any, organisation: Organisation, reason: Any) -> Decision:
    """Allow stewards of the organisation, and editors."""
    seen = may_see_from_inside(user, organisation)
    if not seen:
        return seen
    membership = live_membership(user, organisation)
    if is_register_staff(user) or (membership and Role.STEWARD in membership.roles):
        return ALLOWED
    return refuse(reason)


def _editors_only(user: Any) -> Decision:
    """Allow who keeps the register."""
    if not user.is_authenticated:
        return NOT_SIGNED_IN
    return ALLOWED if is_register_staff(user) else NOT_STAFF


def may_edit_facts(user: Any, organisation: Organisation) -> Decision:
    """Decide who changes the facts of an organisation."""
    return _stewards_only(
        user, organisation, _("Only a steward of the organisation can change its facts.")
    )


def may_see_network_contacts(user: Any) -> Decision:
    """Decide who sees contacts that are for the network: who belongs to some organisation."""
    if not user.is_authenticated:
        return NOT_SIGNED_IN
    if is_register_staff(user) or Membership.objects.of(user).exists():
        return ALLOWED
    return refuse(_("These contacts are for members of organisations in the network."))


def visibilities_for(user: Any, organisation: Organisation) -> list[Visibility]:
    """Return which contacts of an organisation somebody may see."""
    if may_edit_facts(user, organisation):
        return list(Visibility)
    inside = may_see_network_contacts(user)
    return [Visibility.PUBLIC, Visibility.NETWORK] if inside else [Visibility.PUBLIC]


def may_revert_change(user: Any, change: FactChange) -> Decision:
    """Decide who takes a change back: an editor; stewards what they may change at once."""
    allowed = may_edit_facts(user, change.organisation)
    if not allowed or is_register_staff(user):
        return allowed
    if WAITING & set(change.before):
        return refuse(_("Name, type and country are changed by the campaign alone."))
    return ALLOWED


def may_decide_change(user: Any, change: FactChange) -> Decision:
    """Decide who answers a wish for another name, type or country: an editor, never her own."""
    allowed = _editors_only(user)
    if not allowed:
        return allowed
    return OWN_WISH if change.made_by_id == user.pk else ALLOWED


def may_verify_facts(user: Any, organisation: Organisation) -> Decision:
    """Decide who checks facts: an editor who does not belong to the organisation."""
    allowed = _editors_only(user)
    if not allowed:
        return allowed
    return OWN_ORGANISATION if live_membership(user, organisation) else ALLOWED


def may_trust_scout(user: Any, person: User) -> Decision:
    """Decide who makes a steward a scout, and ends it: an editor, never for herself."""
    allowed = _editors_only(user)
    if not allowed:
        return allowed
    return OWN_TRUST if user.pk == person.pk else ALLOWED


def may_scout(user: Any, organisation: Organisation) -> Decision:
    """Decide who confirms a listing as a scout: one trusted in its country, never her own."""
    if not user.is_authenticated:
        return NOT_SIGNED_IN
    if not scouting(user).filter(country=organisation.country.code).exists():
        return refuse(_("Only scouts whom the campaign trusts in this country can confirm it."))
    if live_membership(user, organisation):
        return refuse(_("You belong to this organisation. Confirm it as its member."))
    return ALLOWED


def may_release_logo(user: Any, logo: SiteImage) -> Decision:
    """Decide who makes a logo public: an editor who did not send it."""
    allowed = _editors_only(user)
    if not allowed:
        return allowed
    return OWN_LOGO if logo.uploaded_by_user_id == user.pk else ALLOWED


def may_manage_people(user: Any, organisation: Organisation) -> Decision:
    """Decide who invites, gives responsibilities and makes sign-in slips."""
    return _stewards_only(
        user, organisation, _("Only a steward of the organisation can invite people and see them.")
    )


def may_redeem(user: Any, invitation: Invitation) -> Decision:
    """Decide who uses an invitation: by mail the owner of the address, a paper who holds it.

    Links are forwarded, and being signed in proves another address than the invited one.
    """
    if not user.is_authenticated:
        return NOT_SIGNED_IN
    if not invitation.email:
        return ALLOWED
    hers = EmailAddress.objects.filter(user_id=user.pk, verified=True)
    if hers.filter(email__iexact=invitation.email).exists():
        return ALLOWED
    return refuse(
        _(
            "This invitation was sent to another e-mail address than yours. Sign out and open the "
            "link again, or ask the steward to invite the address that you use here."
        )
    )


def may_end_membership(user: Any, membership: Membership) -> Decision:
    """Decide who ends a membership: the person herself, or a steward; never without a steward."""
    if membership.user_id != user.pk:
        allowed = may_manage_people(user, membership.organisation)
        if not allowed:
            return allowed
    if is_last_steward(membership):
        return refuse(_("The last steward can't leave. Make somebody else a steward first."))
    return ALLOWED


def is_last_steward(membership: Membership) -> bool:
    """Tell whether an organisation would be without steward if this membership ended."""
    if not membership.is_steward or membership.ended_at is not None:
        return False
    stewards = Membership.objects.live().with_role(Role.STEWARD)
    others = stewards.filter(organisation_id=membership.organisation_id).exclude(pk=membership.pk)
    return not others.exists()


def may_delete_account(user: User) -> Decision:
    """Decide who deletes her own account: not staff, and not the last steward of others."""
    if user.is_staff:
        return STAFF_STAYS
    for membership in Membership.objects.of(user):
        others = Membership.objects.live().filter(organisation_id=membership.organisation_id)
        alone = not others.exclude(pk=membership.pk).exists()
        if is_last_steward(membership) and not alone:
            return refuse(
                _(
                    "You are the last steward of %(organisation)s. Make somebody else a steward "
                    "first."
                )
                % {"organisation": membership.organisation.name}
            )
    return ALLOWED
