"""Close invitations that nobody answered."""

from django.db import transaction
from django.utils import timezone

from ..emails_ways import send_invitation_expired
from ..enums import InvitationState
from ..models import Invitation


def expire_invitations() -> int:
    """Mark open invitations past their last day as expired, tell who invited; return how many."""
    late = Invitation.objects.filter(state=InvitationState.OPEN, expires_at__lte=timezone.now())
    return sum(_expire(number) for number in late.values_list("pk", flat=True))


@transaction.atomic
def _expire(number: int) -> int:
    """Close one; the statement decides, so that its mail is sent once."""
    late = Invitation.objects.filter(pk=number, state=InvitationState.OPEN)
    if not late.update(state=InvitationState.EXPIRED):
        return 0
    found = Invitation.objects.select_related("organisation", "invited_by")
    send_invitation_expired(found.get(pk=number))
    return 1
