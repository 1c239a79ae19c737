"""Accept an invitation: once, and only into the organisation that invited."""

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.log_actions import log

from accounts.models import User
from home.actions.errors import Conflict, require

from ..emails_ways import send_welcome
from ..enums import InvitationState
from ..models import Invitation, Membership, Organisation
from ..policies import may_redeem

NOT_OPEN = _("This invitation was used, withdrawn or has run out. Ask for a new one.")


@transaction.atomic
def redeem_invitation(invitation: Invitation, user: User) -> Membership:
    """Make `user` a member with the responsibilities of the invitation.

    Who is a member already gets the responsibilities on top. Nothing but the invitation itself
    says which organisation is joined.

    Raises:
        Conflict: it was used, withdrawn or has run out.
        NotAllowed: it was sent to an address that is not hers.
    """
    # Two invitations of one person, pressed at once, must end in one membership.
    Organisation.objects.select_for_update().get(pk=invitation.organisation_id)
    now = timezone.now()
    still_open = Invitation.objects.filter(
        pk=invitation.pk, state=InvitationState.OPEN, expires_at__gt=now
    )
    # One statement decides, so that an invitation pressed twice at once is used once.
    used = still_open.update(state=InvitationState.ACCEPTED, accepted_at=now, accepted_by=user)
    if not used:
        raise Conflict(NOT_OPEN)
    # What was written above is undone with the refusal.
    require(may_redeem(user, invitation))
    membership = (
        Membership.objects.live()
        .filter(user=user, organisation_id=invitation.organisation_id)
        .first()
    ) or Membership(user=user, organisation_id=invitation.organisation_id)
    membership.is_steward |= invitation.is_steward
    membership.is_author |= invitation.is_author
    membership.is_collector |= invitation.is_collector
    membership.save()
    data = {"invitation": invitation.pk}
    log(instance=invitation.organisation, action="network.join", user=user, data=data)
    send_welcome(invitation.organisation, user)
    return membership
