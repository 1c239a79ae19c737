"""An organisation signs a pledge with its mandate, and may take that back."""

from typing import Any

from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.log_actions import log

from home.actions.errors import Conflict, Invalid, NotAllowed, require
from home.selectors.staff import is_editor
from network.models import Organisation

from ..alliance_mails import tell_endorser
from ..enums import PledgeState
from ..enums_alliance import EndorsementState
from ..models import Endorsement, Pledge
from ..policies_alliance import may_check_endorsement, may_endorse, sides_of

MANDATE = (
    *("speaker_name", "speaker_role", "members_counted", "decided_by", "decided_on"),
    *("constituency", "logo_allowed", "note"),
)
# Nobody stands behind what was taken back.
CLOSED_STATES = (PledgeState.WITHDRAWN,)
CHECKED = _("This endorsement was answered already.")


@transaction.atomic
def endorse(pk: int, user: Any, organisation: Organisation, mandate: dict[str, Any]) -> Endorsement:
    """Send the endorsement of an organisation; it is shown once an editor has checked it.

    Args:
        pk: of the pledge.
        user: a steward of the organisation.
        organisation: who endorses.
        mandate: cleaned data of `EndorsementForm`.

    Raises NotAllowed for who is no steward of it, Invalid for those who ask or promise themselves,
    Conflict when the pledge is not public or the organisation has endorsed it already.
    """
    require(may_endorse(user, organisation))
    pledge = Pledge.objects.published().exclude(state__in=CLOSED_STATES).filter(pk=pk).first()
    if pledge is None:
        raise Conflict(_("This pledge can't be endorsed now."))
    if organisation.pk in sides_of(pledge):
        raise Invalid(_("Your organisation is part of this pledge: it stands behind it already."))
    endorsement = Endorsement(
        pledge=pledge,
        organisation=organisation,
        created_by=user,
        **{name: mandate[name] for name in MANDATE},
    )
    try:
        with transaction.atomic():
            endorsement.save()
    except IntegrityError as twice:
        raise Conflict(_("Your organisation has endorsed this pledge already.")) from twice
    log(instance=pledge, action="campaign.endorse", user=user, data={"id": endorsement.pk})
    return endorsement


@transaction.atomic
def accept_endorsement(pk: int, user: Any) -> Endorsement:
    """Let an endorsement count after a check. Again: nothing.

    Raises NotAllowed for her own and for who is no editor, Conflict when it was declined or
    withdrawn.
    """
    endorsement = _lock(pk)
    require(may_check_endorsement(user, endorsement))
    if endorsement.state == EndorsementState.ACCEPTED:
        return endorsement
    if endorsement.state != EndorsementState.SUBMITTED:
        raise Conflict(CHECKED)
    _check(endorsement, user, EndorsementState.ACCEPTED)
    return endorsement


@transaction.atomic
def decline_endorsement(pk: int, user: Any, *, reason: str) -> Endorsement:
    """Refuse an endorsement, with a reason for who sent it. Again: nothing.

    One that counted may still be declined: a mandate can turn out to be wrong. Raises NotAllowed
    for her own and for who is no editor, Invalid without a reason, Conflict when it was withdrawn.
    """
    endorsement = _lock(pk)
    require(may_check_endorsement(user, endorsement))
    if endorsement.state == EndorsementState.DECLINED:
        return endorsement
    if endorsement.state == EndorsementState.WITHDRAWN:
        raise Conflict(CHECKED)
    if not reason:
        raise Invalid(_("Say why."), field="reason")
    endorsement.decline_reason = reason
    _check(endorsement, user, EndorsementState.DECLINED)
    return endorsement


@transaction.atomic
def withdraw_endorsement(pk: int, user: Any) -> Endorsement:
    """Take an endorsement back; it is no longer shown or counted at once. Again: nothing.

    Raises NotAllowed for others than its stewards and editors, Conflict when it was declined.
    """
    endorsement = _lock(pk)
    allowed = may_endorse(user, endorsement.organisation)
    if not allowed and not is_editor(user):
        raise NotAllowed(allowed.reason)
    if endorsement.state == EndorsementState.WITHDRAWN:
        return endorsement
    if endorsement.state == EndorsementState.DECLINED:
        raise Conflict(CHECKED)
    endorsement.state, endorsement.withdrawn_at = EndorsementState.WITHDRAWN, timezone.now()
    endorsement.save(update_fields=["state", "withdrawn_at"])
    data = {"id": pk}
    log(instance=endorsement.pledge, action="campaign.withdraw_endorsement", user=user, data=data)
    return endorsement


def _lock(pk: int) -> Endorsement:
    locked = Endorsement.objects.select_for_update(of=("self",))
    return locked.select_related("organisation", "pledge").get(pk=pk)


def _check(endorsement: Endorsement, user: Any, state: str) -> None:
    endorsement.state, endorsement.checked_by = state, user
    endorsement.checked_at = timezone.now()
    endorsement.save(update_fields=["state", "decline_reason", "checked_by", "checked_at"])
    data = {"id": endorsement.pk, "state": state, "reason": endorsement.decline_reason}
    log(instance=endorsement.pledge, action="campaign.check_endorsement", user=user, data=data)
    tell_endorser(endorsement)
