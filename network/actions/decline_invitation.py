"""Decline an invitation."""

from django.db import transaction
from wagtail.log_actions import log

from home.actions.errors import Conflict

from ..enums import InvitationState
from ..models import Invitation
from .redeem_invitation import NOT_OPEN


@transaction.atomic
def decline_invitation(invitation: Invitation) -> None:
    """Close an open invitation: whoever holds the code may say no. Raise Conflict if not open."""
    open_rows = Invitation.objects.filter(pk=invitation.pk, state=InvitationState.OPEN)
    if not open_rows.update(state=InvitationState.DECLINED):
        raise Conflict(NOT_OPEN)
    data = {"invitation": invitation.pk}
    log(instance=invitation.organisation, action="network.decline_invitation", data=data)
