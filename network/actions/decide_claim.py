"""Editors accept or decline registrations, claims and hand-overs."""

import secrets
from typing import Any

from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.log_actions import log

from accounts.models import User
from home.actions.errors import Conflict, Invalid, require

from ..addresses import slug_from
from ..emails_ways import send_claim_declined, send_handed_over, send_welcome, stewards_of
from ..enums import Role
from ..enums_ways import ClaimKind, ClaimReason, VouchState, WayState
from ..models import Membership, Organisation, OrganisationClaim
from ..policies_ways import NOT_HERS, may_decide_claim
from .give_roles import give_roles
from .open_claim import close, locked_open

HAS_STEWARD = _("This organisation has a steward by now. Decline: she can ask to join.")


@transaction.atomic
def accept_claim(
    claim: OrganisationClaim,
    user: User,
    *,
    words: str = "",
    listing: Organisation | None = None,
) -> OrganisationClaim:
    """Say yes: she becomes steward of the listing, or of the organisation that is listed now.

    Args:
        claim: what is decided.
        user: an editor, not who sent it.
        words: why, where no member organisation vouched; kept, not sent.
        listing: the listed organisation that a registration really is about.

    Raises NotAllowed for who may not decide, Conflict when it is closed or the organisation has a
    steward, Invalid without a word where nobody vouched.
    """
    if listing is not None:
        Organisation.objects.select_for_update().get(pk=listing.pk)
    row = locked_open(claim)
    require(may_decide_claim(user, row))
    if not row.user.is_active:
        raise Conflict(_("This person has deleted her account."))
    if row.kind == ClaimKind.HANDOVER:
        return _take_over(row, user, words)
    vouched = row.vouches.filter(state=VouchState.GIVEN).exists()
    if not vouched and not words.strip():
        raise Invalid(_("No organisation vouched for her. Say why you accept."), field="words")
    organisation = row.organisation or listing
    if organisation is None:
        organisation = _list(row, user)
    elif stewards_of(organisation):
        raise Conflict(HAS_STEWARD)
    give_roles(organisation, row.user, {Role.STEWARD, Role.AUTHOR})
    close(row, WayState.ACCEPTED, user, organisation=organisation, words=words.strip())
    _log(row, "accept", user)
    send_welcome(organisation, row.user)
    return row


def _list(row: OrganisationClaim, user: User) -> Organisation:
    """Put the organisation of a registration into the register; its steward has just told us."""
    facts: dict[str, Any] = {
        "name": row.name,
        "org_type": row.org_type,
        "country": row.country,
        "last_confirmed_at": timezone.localdate(),
        "last_confirmed_by": row.user,
    }
    address = slug_from(row.name)
    try:
        with transaction.atomic():
            organisation = Organisation.objects.create(slug=address, **facts)
    except IntegrityError:
        # A namesake has it, or the directory itself.
        address = f"{address}-{secrets.token_hex(3)}"
        organisation = Organisation.objects.create(slug=address, **facts)
    log(instance=organisation, action="network.list", user=user, data={"claim": row.pk})
    return organisation


def _take_over(row: OrganisationClaim, user: User, words: str) -> OrganisationClaim:
    """End the membership of the last steward; the listing can be claimed again."""
    hers = Membership.objects.live().filter(user=row.user, organisation=row.organisation)
    hers.update(ended_at=timezone.now())
    close(row, WayState.ACCEPTED, user, words=words.strip())
    _log(row, "accept", user)
    send_handed_over(row)
    return row


@transaction.atomic
def decline_claim(
    claim: OrganisationClaim, user: User, *, reason: str, words: str = ""
) -> OrganisationClaim:
    """Say no, with a reason; she can try again with something new.

    Raises NotAllowed for who may not decide, Invalid without reason (or without words where the
    reason is another one), Conflict when it is closed.
    """
    row = locked_open(claim)
    require(may_decide_claim(user, row))
    if reason not in ClaimReason.values:
        raise Invalid(_("Choose a reason."), field="reason")
    if reason == ClaimReason.OTHER and not words.strip():
        raise Invalid(_("Tell her why."), field="words")
    close(row, WayState.DECLINED, user, reason=reason, words=words.strip())
    _log(row, "decline", user)
    send_claim_declined(row)
    return row


@transaction.atomic
def withdraw_claim(claim: OrganisationClaim, user: User) -> OrganisationClaim:
    """Take back one's own request; raise NotAllowed for others, Conflict when it is closed."""
    row = locked_open(claim)
    if row.user_id != user.pk:
        require(NOT_HERS)
    close(row, WayState.WITHDRAWN)
    _log(row, "withdraw", user)
    return row


def _log(row: OrganisationClaim, verb: str, user: User) -> None:
    about = row.organisation or row
    log(instance=about, action=f"network.claim.{verb}", user=user, data={"claim": row.pk})
