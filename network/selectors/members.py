"""What the member area shows."""

from datetime import timedelta
from typing import Any

from django.http import HttpRequest
from django.utils import timezone

from ..enums import InvitationState
from ..invitations import code_hash
from ..models import Invitation, Membership, Organisation
from ..registry import member_items, member_tasks, person_tasks


def tasks_of(membership: Membership, request: HttpRequest) -> list[dict[str, Any]]:
    """Return what this person can do for this organisation now."""
    return [task for offer in member_tasks for task in offer(membership, request)]


def own_tasks(request: HttpRequest) -> list[dict[str, Any]]:
    """Return what this person can do whatever organisation she belongs to."""
    return [task for offer in person_tasks for task in offer(request.user, request)]


def places_of(request: HttpRequest) -> list[dict[str, Any]]:
    """Return the person's organisations with her responsibilities and tasks."""
    memberships = Membership.objects.of(request.user).order_by("organisation__name")
    return [
        {
            "membership": membership,
            "organisation": membership.organisation,
            "tasks": tasks_of(membership, request),
        }
        for membership in memberships
    ]


def items_of(request: HttpRequest) -> list[Any]:
    """Return her texts with what happens next."""
    return [item for offer in member_items for item in offer(request.user, request)]


def invitations_of(organisation: Organisation) -> Any:
    """Return invitations that wait or ran out lately, newest first."""
    shown = [InvitationState.OPEN, InvitationState.EXPIRED, InvitationState.DECLINED]
    since = timezone.now() - timedelta(days=60)
    rows = organisation.invitations.filter(state__in=shown, created_at__gte=since)
    return rows.select_related("invited_by")


def invitation_by_code(code: str) -> Invitation | None:
    """Return the invitation of `code`, whatever its state."""
    found = Invitation.objects.select_related("organisation", "invited_by")
    return found.filter(code_hash=code_hash(code)).first()
