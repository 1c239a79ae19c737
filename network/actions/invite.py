"""Invite a person into an organisation, by mail or with a printed slip."""

from datetime import timedelta
from typing import NamedTuple

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.log_actions import log

from accounts.codes import code_of_form, make_code
from accounts.models import User
from home.actions.errors import Conflict, Invalid, require
from home.actions.once import once

from ..emails import send_invitation
from ..enums import InvitationState, Role
from ..invitations import INVITATIONS_A_DAY, VALID_FOR, code_hash, role_fields
from ..models import Invitation, Membership, Organisation
from ..policies import may_manage_people


class Invited(NamedTuple):
    """An invitation and its code, which is not stored."""

    invitation: Invitation
    code: str


def check(organisation: Organisation, invited_by: User, email: str, roles: set[Role]) -> None:
    """Raise NotAllowed, Invalid or Conflict when the invitation can't be made."""
    require(may_manage_people(invited_by, organisation))
    if not roles:
        raise Invalid(_("Choose at least one responsibility."), field="roles")
    members = Membership.objects.live().filter(organisation=organisation)
    if email and members.filter(user__email__iexact=email).exists():
        raise Invalid(_("This person is a member already."), field="email")
    day = timezone.now() - timedelta(days=1)
    if organisation.invitations.filter(created_at__gte=day).count() >= INVITATIONS_A_DAY:
        raise Conflict(_("Your organisation sent fifty invitations today. Go on tomorrow."))


@transaction.atomic
def invite(
    organisation: Organisation,
    invited_by: User,
    *,
    name: str,
    language: str,
    roles: set[Role],
    email: str = "",
    key: str = "",
) -> Invited:
    """Make an invitation that is valid for 14 days; with `email` it is sent at once.

    Inviting an address a second time replaces the open invitation: only the newest link works.
    Posting one form (`key`) a second time changes nothing and leads to the same invitation.

    Raises:
        NotAllowed: `invited_by` is no steward of `organisation`.
        Invalid: no responsibility was chosen, or the person is a member already.
        Conflict: too many invitations today, or the invitation of this form has another code now.
    """
    purpose = f"invite {organisation.pk}"
    code = code_of_form(purpose, invited_by, key) if key else make_code()
    person = {"name": name, "language": language, "email": email.strip().lower()}

    def act() -> str:
        return str(_make(organisation, invited_by, code, roles, person).pk)

    require(may_manage_people(invited_by, organisation))
    made = Invitation.objects.select_related("organisation", "invited_by")
    known = made.filter(code_hash=code_hash(code)).first()
    invitation = known or made.get(pk=once(invited_by, purpose, key, act))
    if invitation.code_hash != code_hash(code):
        raise Conflict(_("This paper was replaced by a newer one."))
    return Invited(invitation, code)


def _make(
    organisation: Organisation,
    invited_by: User,
    code: str,
    roles: set[Role],
    person: dict[str, str],
) -> Invitation:
    """Make the invitation and send it."""
    email = person["email"]
    # The row of the organisation queues two stewards who invite the same person at once.
    organisation = Organisation.objects.select_for_update().get(pk=organisation.pk)
    check(organisation, invited_by, email, roles)
    if email:
        organisation.invitations.filter(email=email, state=InvitationState.OPEN).update(
            state=InvitationState.WITHDRAWN
        )
    invitation = Invitation.objects.create(
        organisation=organisation,
        **person,
        code_hash=code_hash(code),
        invited_by=invited_by,
        expires_at=timezone.now() + VALID_FOR,
        **role_fields(roles),
    )
    if email:
        send_invitation(invitation, code)
    log(instance=organisation, action="network.invite", user=invited_by, data=_log_data(invitation))
    return invitation


def _log_data(invitation: Invitation) -> dict[str, object]:
    """Return what the log keeps: no address, no name."""
    return {"invitation": invitation.pk, "by_mail": bool(invitation.email)}
