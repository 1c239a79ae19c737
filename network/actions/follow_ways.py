"""Once a day: remind who must answer, close what nobody answered, erase what is not needed."""

from typing import Any

from django.db import transaction
from django.utils import timezone

from ..emails_ways import ask_stewards, ask_to_vouch, remind_invited, send_expired
from ..enums import InvitationState
from ..enums_ways import VouchState, WayState
from ..models import Invitation, JoinRequest, OrganisationClaim
from ..ways import (
    ANSWERS_KEPT,
    EVIDENCE_KEPT,
    REMIND_CLAIM_AFTER,
    REMIND_INVITED_BEFORE,
    REMIND_JOIN_AFTER,
)


def follow_ways() -> None:
    """Do all three; whatever was done before is not done again."""
    remind_ways()
    expire_ways()
    forget_ways()


def remind_ways() -> int:
    """Remind stewards who are asked to vouch or to answer, and invited people; each once."""
    now = timezone.now()
    claims = OrganisationClaim.objects.filter(
        state=WayState.OPEN, created_at__lte=now - REMIND_CLAIM_AFTER
    )
    joins = JoinRequest.objects.filter(state=WayState.OPEN, created_at__lte=now - REMIND_JOIN_AFTER)
    invitations = Invitation.objects.filter(
        state=InvitationState.OPEN,
        expires_at__gt=now,
        expires_at__lte=now + REMIND_INVITED_BEFORE,
    ).exclude(email="")
    return sum(
        _remind(rows, number)
        for rows in (claims, joins, invitations)
        for number in rows.filter(reminded_at=None).values_list("pk", flat=True)
    )


@transaction.atomic
def _remind(rows: Any, number: int) -> int:
    """Send the reminder of one row; the statement decides, so that it is sent once."""
    if not rows.filter(pk=number, reminded_at=None).update(reminded_at=timezone.now()):
        return 0
    row = rows.model.objects.select_related("organisation").get(pk=number)
    if isinstance(row, Invitation):
        remind_invited(row)
    elif isinstance(row, JoinRequest):
        ask_stewards(row, again=True)
    else:
        waiting = row.vouches.filter(state=VouchState.ASKED).select_related("organisation")
        for vouch in waiting:
            vouch.claim = row
            ask_to_vouch(vouch, again=True)
    return 1


def expire_ways() -> int:
    """Close claims and requests past their last day and tell who sent them; return how many."""
    found: list[Any] = [OrganisationClaim.objects, JoinRequest.objects]
    return sum(
        _expire(rows, number)
        for rows in found
        for number in rows.filter(state=WayState.OPEN, expires_at__lte=timezone.now()).values_list(
            "pk", flat=True
        )
    )


@transaction.atomic
def _expire(rows: Any, number: int) -> int:
    """Close one; the statement decides, so that its mail is sent once."""
    now = timezone.now()
    late = rows.filter(pk=number, state=WayState.OPEN, expires_at__lte=now)
    if not late.update(state=WayState.EXPIRED, closed_at=now):
        return 0
    send_expired(rows.select_related("organisation", "user").get(pk=number))
    return 1


def forget_ways() -> int:
    """Erase what people wrote of themselves once it is not compared any more; return how many."""
    now = timezone.now()
    claims = OrganisationClaim.objects.filter(closed_at__lte=now - EVIDENCE_KEPT)
    told = claims.exclude(position="", evidence="", link="", words="")
    answered = JoinRequest.objects.filter(closed_at__lte=now - ANSWERS_KEPT).exclude(answers=[])
    return told.update(position="", evidence="", link="", words="") + answered.update(answers=[])
