"""Send an invitation again, with a new code."""

from datetime import timedelta

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.log_actions import log

from accounts.codes import make_code
from accounts.models import User
from home.actions.errors import Conflict, require

from ..emails import send_invitation
from ..enums import InvitationState
from ..invitations import VALID_FOR, code_hash
from ..models import Invitation
from ..policies import may_manage_people
from .invite import Invited

# Somebody who presses the button ten times fills no mailbox.
WAIT = timedelta(minutes=5)
AGAIN = (InvitationState.OPEN, InvitationState.EXPIRED)


@transaction.atomic
def resend_invitation(invitation: Invitation, user: User) -> Invited:
    """Give an open or expired invitation a new code and 14 new days; the old code dies.

    Raises NotAllowed, or Conflict when it was answered, withdrawn or sent minutes ago.
    """
    require(may_manage_people(user, invitation.organisation))
    row = Invitation.objects.select_for_update().get(pk=invitation.pk)
    if row.state not in AGAIN:
        raise Conflict(_("This invitation was answered or withdrawn. Make a new one."))
    now = timezone.now()
    if row.state == InvitationState.OPEN and row.expires_at > now + VALID_FOR - WAIT:
        raise Conflict(_("It was sent a moment ago. Wait five minutes."))
    others = row.organisation.invitations.filter(email=row.email, state=InvitationState.OPEN)
    if row.email and others.exclude(pk=row.pk).exists():
        raise Conflict(_("There is a newer invitation for this address."))
    code = make_code()
    row.code_hash = code_hash(code)
    row.state = InvitationState.OPEN
    row.expires_at = now + VALID_FOR
    row.reminded_at = None
    row.save(update_fields=["code_hash", "state", "expires_at", "reminded_at"])
    if row.email:
        send_invitation(row, code)
    data = {"invitation": row.pk}
    log(instance=row.organisation, action="network.resend_invitation", user=user, data=data)
    return Invited(row, code)
