"""What registering, claiming and handing over have in common: a request to the editors."""

from collections.abc import Iterable
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accounts.models import User
from home.actions.errors import Conflict, Invalid

from ..emails_ways import ask_to_vouch
from ..enums_ways import ClaimKind, WayState
from ..models import Organisation, OrganisationClaim, Vouch
from ..ways import CLAIM_LASTS, EVIDENCE_KEPT, MOST_VOUCHERS, OPEN_CLAIMS, is_new_evidence

NOT_OPEN = _("This was answered, withdrawn or has run out in the meantime.")


def open_claim(
    user: User, kind: ClaimKind, vouchers: Iterable[Organisation] = (), **said: Any
) -> OrganisationClaim:
    """Write the request and ask those who can vouch.

    Args:
        user: who asks; her row queues her own forms.
        kind: what is asked for.
        vouchers: at most two member organisations that know her.
        said: the other columns.

    Raises Conflict when too many of hers are open.
    """
    User.objects.select_for_update().get(pk=user.pk)
    mine = OrganisationClaim.objects.filter(user=user)
    if mine.filter(state=WayState.OPEN).count() >= OPEN_CLAIMS:
        raise Conflict(_("Three of your requests wait for an answer. Wait, or withdraw one."))
    claim = OrganisationClaim.objects.create(
        user=user, kind=kind, expires_at=timezone.now() + CLAIM_LASTS, **said
    )
    for organisation in list(vouchers)[:MOST_VOUCHERS]:
        ask_to_vouch(Vouch.objects.create(claim=claim, organisation=organisation))
    return claim


def check_new(user: User, said: dict[str, Any]) -> None:
    """Raise Invalid when a second try after a no says nothing that the first did not say."""
    before = last_no(user, said)
    if before is not None and not is_new_evidence(before, said["evidence"], said["link"]):
        raise Invalid(_("We said no to this before. Tell us something new."), field="evidence")


def last_no(user: User, said: dict[str, Any]) -> OrganisationClaim | None:
    """Return the last decline of the same request, while what she wrote is kept."""
    rows = OrganisationClaim.objects.filter(
        user=user, state=WayState.DECLINED, closed_at__gte=timezone.now() - EVIDENCE_KEPT
    )
    if organisation := said.get("organisation"):
        rows = rows.filter(organisation=organisation)
    else:
        rows = rows.filter(name_key=said["name_key"], country=said["country"])
    return rows.order_by("-closed_at").first()


def locked_open(claim: OrganisationClaim) -> OrganisationClaim:
    """Return the locked row; its organisation is locked before it. Raise Conflict if not open."""
    if claim.organisation_id:
        Organisation.objects.select_for_update().get(pk=claim.organisation_id)
    rows = OrganisationClaim.objects.select_for_update(of=("self",))
    row = rows.select_related("organisation", "user").get(pk=claim.pk)
    if row.state != WayState.OPEN or row.expires_at <= timezone.now():
        raise Conflict(NOT_OPEN)
    return row


def close(row: OrganisationClaim, state: WayState, by: User | None = None, **said: Any) -> None:
    """Write the answer to a locked row."""
    row.state, row.closed_at, row.decided_by = state, timezone.now(), by
    for name, value in said.items():
        setattr(row, name, value)
    row.save()
