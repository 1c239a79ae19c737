"""Register an organisation that is not listed, or claim a listing."""

from collections.abc import Iterable

from django.db import transaction
from django.utils.translation import gettext_lazy as _
from wagtail.log_actions import log

from accounts.models import User
from home.actions.errors import Conflict, Invalid, require
from home.actions.once import once
from home.text import fold

from ..emails_ways import stewards_of
from ..enums_ways import ClaimKind, WayState
from ..models import Membership, Organisation, OrganisationClaim
from ..policies_ways import may_enter, may_hand_over
from .open_claim import check_new, open_claim

SAY_WHO = _("Say who you are in the organisation.")
SAY_HOW = _("Say how we can see that you belong to it.")
WAITS = _("Your request for this organisation waits for an answer already.")


def claim_listing(
    organisation: Organisation,
    user: User,
    *,
    position: str,
    evidence: str,
    link: str = "",
    vouchers: Iterable[Organisation] = (),
    key: str = "",
) -> OrganisationClaim:
    """Ask the editors for a listing that nobody keeps; the member organisations are asked by mail.

    Args:
        organisation: the listing.
        user: who asks.
        position: who she is in the organisation.
        evidence: how one can see that she belongs to it.
        link: a page that shows it.
        vouchers: one or two member organisations that know her.
        key: of the form; posted twice it is one claim.

    Raises NotAllowed for staff, Invalid for words that are missing or not new, Conflict when
    the organisation has a steward, or her claim waits already.
    """
    require(may_enter(user))
    said = _checked(position, evidence) | {"link": link}

    @transaction.atomic
    def act() -> str:
        row = Organisation.objects.select_for_update().get(pk=organisation.pk)
        if stewards_of(row):
            raise Conflict(_("Somebody keeps this organisation's page. Ask to join."))
        if row.claims.filter(user=user, state=WayState.OPEN).exists():
            raise Conflict(WAITS)
        check_new(user, said | {"organisation": row})
        known = [one for one in vouchers if one.pk != row.pk]
        claim = open_claim(user, ClaimKind.CLAIM, known, organisation=row, **said)
        log(instance=row, action="network.claim.open", user=user, data={"claim": claim.pk})
        return str(claim.pk)

    return _found(once(user, f"claim {organisation.pk}", key, act))


def register_organisation(
    user: User,
    *,
    name: str,
    org_type: str,
    country: str,
    position: str,
    evidence: str,
    link: str = "",
    vouchers: Iterable[Organisation] = (),
    key: str = "",
) -> OrganisationClaim:
    """Ask the editors to list an organisation; the arguments are those of `claim_listing`.

    Raises NotAllowed for staff, Invalid for words that are missing or not new, Conflict when she
    asked for the same before and it waits.
    """
    require(may_enter(user))
    name_key = fold(name)[:200]
    if not name_key:
        raise Invalid(_("Type the name of the organisation."), field="name")
    said = _checked(position, evidence) | {
        "name": name,
        "name_key": name_key,
        "org_type": org_type,
        "country": country,
        "link": link,
    }

    @transaction.atomic
    def act() -> str:
        User.objects.select_for_update().get(pk=user.pk)
        mine = OrganisationClaim.objects.filter(user=user, state=WayState.OPEN)
        if mine.filter(name_key=name_key, country=country).exists():
            raise Conflict(WAITS)
        check_new(user, said)
        claim = open_claim(user, ClaimKind.REGISTRATION, vouchers, **said)
        log(instance=claim, action="network.claim.open", user=user)
        return str(claim.pk)

    return _found(once(user, "register", key, act))


def hand_over(
    membership: Membership, user: User, *, words: str, key: str = ""
) -> OrganisationClaim:
    """Ask the editors to take an organisation over from its last steward, who then leaves.

    Raises NotAllowed for who is not the last steward, Conflict when it is asked already.
    """

    @transaction.atomic
    def act() -> str:
        row = Organisation.objects.select_for_update().get(pk=membership.organisation_id)
        hers = Membership.objects.get(pk=membership.pk)
        require(may_hand_over(user, hers))
        if row.claims.filter(user=user, state=WayState.OPEN).exists():
            raise Conflict(WAITS)
        claim = open_claim(user, ClaimKind.HANDOVER, organisation=row, evidence=words, link="")
        log(instance=row, action="network.claim.open", user=user, data={"claim": claim.pk})
        return str(claim.pk)

    return _found(once(user, f"hand over {membership.pk}", key, act))


def _checked(position: str, evidence: str) -> dict[str, str]:
    """Return what she says of herself; raise Invalid when a part is missing."""
    if not position.strip():
        raise Invalid(SAY_WHO, field="position")
    if not evidence.strip():
        raise Invalid(SAY_HOW, field="evidence")
    return {"position": position.strip(), "evidence": evidence.strip()}


def _found(number: str) -> OrganisationClaim:
    return OrganisationClaim.objects.select_related("organisation").get(pk=number)
