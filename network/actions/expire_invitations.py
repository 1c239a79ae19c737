"""Close invitations that nobody answered."""

from django.utils import timezone

from ..enums import InvitationState
from ..models import Invitation


def expire_invitations() -> int:
    """Mark open invitations past their last day as expired; return how many."""
    late = Invitation.objects.filter(state=InvitationState.OPEN, expires_at__lte=timezone.now())
    return late.update(state=InvitationState.EXPIRED)
