"""Accept a printed invitation without having an e-mail address."""

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from accounts.actions.create_member import NewMember, create_member_without_email
from home.actions.errors import Invalid

from ..models import Invitation
from .redeem_invitation import redeem_invitation


@transaction.atomic
def join_without_email(invitation: Invitation, name: str, language: str) -> NewMember:
    """Make an account with a username and four words, and the membership.

    Raises Conflict when the invitation was used, NotAllowed when it came by mail, Invalid without a
    name. When the invitation is refused no account is left behind.
    """
    if not name.strip():
        raise Invalid(_("Type your name."), field="name")
    member = create_member_without_email(name.strip(), language)
    redeem_invitation(invitation, member.user)
    return member
