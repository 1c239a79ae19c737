"""A member organisation says whether it knows who claims or registers."""

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.log_actions import log

from accounts.models import User
from home.actions.errors import Conflict, require

from ..emails_ways import ask_to_vouch
from ..enums_ways import ClaimKind, VouchState
from ..models import Organisation, OrganisationClaim, Vouch
from ..policies_ways import NOT_HERS, may_vouch
from ..ways import MOST_VOUCHERS
from .open_claim import locked_open

# Whoever refused makes room for another, but nobody asks round the whole register.
MOST_ASKED = 4


@transaction.atomic
def answer_vouch(vouch: Vouch, user: User, *, gives: bool) -> Vouch:
    """Vouch for somebody, or not; the editors see the answer.

    Raises NotAllowed for who is no steward of the organisation that was asked, Conflict when
    another steward has answered or the claim is closed.
    """
    # The row of the organisation that is asked queues the loss of a steward's role.
    sides = (vouch.organisation_id, vouch.claim.organisation_id)
    list(Organisation.objects.select_for_update().filter(pk__in=sides).order_by("pk"))
    claim = locked_open(vouch.claim)
    row = Vouch.objects.select_for_update(of=("self",)).select_related("claim", "organisation")
    found = row.get(pk=vouch.pk)
    require(may_vouch(user, found))
    if found.state != VouchState.ASKED:
        raise Conflict(_("Another steward has answered already."))
    found.state = VouchState.GIVEN if gives else VouchState.REFUSED
    found.answered_by, found.answered_at = user, timezone.now()
    found.save()
    data = {"claim": claim.pk, "gives": gives}
    log(instance=found.organisation, action="network.vouch", user=user, data=data)
    return found


@transaction.atomic
def ask_another(claim: OrganisationClaim, user: User, organisation: Organisation) -> Vouch:
    """Ask a further member organisation to vouch, when fewer than two are asked or have said yes.

    Raises NotAllowed for somebody else's claim, Conflict when it is closed or enough were asked.
    """
    row = locked_open(claim)
    if row.user_id != user.pk or row.kind == ClaimKind.HANDOVER:
        require(NOT_HERS)
    asked = list(row.vouches.all())
    counted = [one for one in asked if one.state != VouchState.REFUSED]
    if len(counted) >= MOST_VOUCHERS or len(asked) >= MOST_ASKED:
        raise Conflict(_("Enough organisations are asked. Wait for their answer."))
    if organisation.pk in (row.organisation_id, *(one.organisation_id for one in asked)):
        raise Conflict(_("This organisation was asked before."))
    made = Vouch.objects.create(claim=row, organisation=organisation)
    ask_to_vouch(made)
    log(instance=organisation, action="network.ask_to_vouch", user=user, data={"claim": row.pk})
    return made
