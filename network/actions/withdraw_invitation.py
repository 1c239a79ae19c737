"""Withdraw an invitation."""

from django.db import transaction
from django.utils.translation import gettext_lazy as _
from wagtail.log_actions import log

from accounts.models import User
from home.actions.errors import Conflict, require

from ..enums import InvitationState
from ..models import Invitation
from ..policies import may_manage_people


@transaction.atomic
def withdraw_invitation(invitation: Invitation, user: User) -> None:
    """Make the code of an open invitation useless; raise NotAllowed or Conflict."""
    require(may_manage_people(user, invitation.organisation))
    open_rows = Invitation.objects.filter(pk=invitation.pk, state=InvitationState.OPEN)
    if not open_rows.update(state=InvitationState.WITHDRAWN):
        raise Conflict(_("This invitation is not open any more."))
    data = {"invitation": invitation.pk}
    log(
        instance=invitation.organisation,
        action="network.withdraw_invitation",
        user=user,
        data=data,
    )
