"""Mails about the ways into an organisation and about networks.

No mail leads into the admin, and no subject line holds a code.
"""

from typing import Any

from django.conf import settings
from django.urls import reverse
from django.utils import translation

from accounts.models import User
from home.emails import send_mail_template

from .enums import Role
from .enums_ways import ClaimKind, ClaimReason, JoinReason, VouchState, WayState
from .models import (
    Affiliation,
    Invitation,
    JoinRequest,
    Membership,
    Organisation,
    OrganisationClaim,
    Vouch,
)


def send_to(person: User, name: str, route: str, args: list[Any], **values: Any) -> bool:
    """Send a mail with a link of the member area in the reader's language.

    Returns False for who has no address: she reads it in the member area.
    """
    if not person.email or not person.is_active:
        return False
    with translation.override(person.language):
        url = f"{settings.BASE_URL}{reverse(route, args=args)}"
    send_mail_template(name, person.email, person.language, {"person": person, "url": url} | values)
    return True


def stewards_of(organisation: Organisation) -> list[User]:
    """Return the stewards of an organisation."""
    rows = Membership.objects.live().with_role(Role.STEWARD).filter(organisation=organisation)
    return [membership.user for membership in rows.select_related("user").order_by("pk")]


def ask_about_affiliation(affiliation: Affiliation) -> None:
    """Ask the stewards of the side that has not spoken, or of both, whether it is so."""
    said_by = affiliation.asserting
    for side in (affiliation.organisation, affiliation.network):
        if side == said_by:
            continue
        for steward in stewards_of(side):
            send_to(
                steward,
                "affiliation_asked",
                "member_affiliations",
                [side.slug],
                side=side,
                affiliation=affiliation,
                said_by=said_by,
            )


def send_claim_link(listing: Organisation, network: Organisation, to: str, language: str) -> None:
    """Send somebody the way to claim a listing; it opens nothing that is not open to everybody."""
    with translation.override(language):
        url = f"{settings.BASE_URL}{reverse('member_claim', args=[listing.slug])}"
    values = {"listing": listing, "network": network, "url": url}
    send_mail_template("claim_link", to, language, values)


def ask_to_vouch(vouch: Vouch, *, again: bool = False) -> None:
    """Ask the stewards of a member organisation whether they know who claims or registers."""
    claim = vouch.claim
    if vouch.state != VouchState.ASKED:
        return
    for steward in stewards_of(vouch.organisation):
        if steward.pk == claim.user_id:
            continue
        args = [vouch.organisation.slug, vouch.pk]
        values = {"claim": claim, "about": claim.about, "asked": vouch.organisation}
        send_to(steward, "vouch_asked", "member_vouch", args, again=again, **values)


def send_welcome(organisation: Organisation, user: User) -> None:
    """Greet a new member, and say what she can do."""
    membership = Membership.objects.live().filter(user=user, organisation=organisation).first()
    values = {"organisation": organisation, "roles": membership.roles if membership else []}
    send_to(user, "welcome", "member_organisation", [organisation.slug], **values)


def send_claim_declined(claim: OrganisationClaim) -> None:
    """Tell her why, and that she can try again with something new."""
    values: dict[str, Any] = {
        "about": claim.about,
        "reason": ClaimReason(claim.reason).label,
        "words": claim.words,
    }
    values["again"] = claim.kind != ClaimKind.HANDOVER
    send_to(claim.user, "way_declined", "member_claim_state", [claim.pk], **values)


def send_handed_over(claim: OrganisationClaim) -> None:
    """Tell the last steward that the campaign keeps the organisation now."""
    send_to(claim.user, "handed_over", "member_home", [], about=claim.about)


def ask_stewards(request: JoinRequest, *, again: bool = False) -> None:
    """Tell the stewards that somebody asks to join."""
    for steward in stewards_of(request.organisation):
        args = [request.organisation.slug, request.pk]
        values = {"organisation": request.organisation, "asking": request.user.name}
        send_to(steward, "join_asked", "member_join_answer", args, again=again, **values)


def send_join_declined(request: JoinRequest) -> None:
    """Tell her why the stewards said no."""
    values: dict[str, Any] = {
        "about": request.organisation.name,
        "reason": JoinReason(request.reason).label,
    }
    values |= {"words": "", "again": False}
    send_to(request.user, "way_declined", "member_join_request", [request.pk], **values)


def send_expired(row: OrganisationClaim | JoinRequest) -> None:
    """Tell her that nobody answered in time."""
    if isinstance(row, OrganisationClaim):
        route, about = "member_claim_state", row.about
    else:
        route, about = "member_join_request", row.organisation.name
    send_to(row.user, "way_expired", route, [row.pk], about=about)


def remind_invited(invitation: Invitation) -> None:
    """Remind who was invited by mail; she signs in with her address, so that no code is sent."""
    with translation.override(invitation.language):
        url = f"{settings.BASE_URL}{reverse('member_home')}"
    values = {
        "name": invitation.name,
        "organisation": invitation.organisation.name,
        "url": url,
        "expires_at": invitation.expires_at,
    }
    send_mail_template("invitation_reminder", invitation.email, invitation.language, values)


def send_invitation_expired(invitation: Invitation) -> None:
    """Tell who invited that the invitation has run out."""
    inviter = invitation.invited_by
    if inviter is not None and invitation.state == WayState.EXPIRED:
        values = {"invited": invitation.name, "organisation": invitation.organisation}
        args = [invitation.organisation.slug]
        send_to(inviter, "invitation_expired", "member_people", args, **values)
