"""Invitations: once, for fourteen days, into one organisation, and only by its stewards."""

from datetime import timedelta

import pytest
import time_machine
from django.utils import timezone

from accounts.models import User
from home.actions.errors import Conflict, Invalid, NotAllowed
from network.actions.expire_invitations import expire_invitations
from network.actions.invite import invite
from network.actions.join_without_email import join_without_email
from network.actions.redeem_invitation import redeem_invitation
from network.actions.resend_invitation import resend_invitation
from network.actions.withdraw_invitation import withdraw_invitation
from network.enums import InvitationState, Role
from network.invitations import INVITATIONS_A_DAY
from network.models import Invitation, Membership
from tests.factories.accounts import UserFactory
from tests.factories.network import MembershipFactory
from tests.network.help import invited

pytestmark = pytest.mark.django_db


def test_an_invitation_by_mail_is_not_used_as_a_paper() -> None:
    made = invited("efua@example.org")
    before = User.objects.count()
    with pytest.raises(NotAllowed):
        join_without_email(made.invitation, "Efua", "en")
    assert User.objects.count() == before


def test_a_used_paper_leaves_no_account_behind() -> None:
    made = invited()
    redeem_invitation(made.invitation, UserFactory.create())
    before = User.objects.count()
    with pytest.raises(Conflict):
        join_without_email(made.invitation, "Efua", "en")
    assert User.objects.count() == before


def test_only_stewards_of_the_organisation_invite() -> None:
    author = MembershipFactory.create()
    stranger = MembershipFactory.create(steward=True)
    for user in (author.user, stranger.user):
        with pytest.raises(NotAllowed):
            invite(author.organisation, user, name="E", language="en", roles={Role.AUTHOR})


def test_an_invitation_needs_a_responsibility() -> None:
    with pytest.raises(Invalid):
        invited("efua@example.org", roles=set())


def test_a_member_is_not_invited_again() -> None:
    steward = MembershipFactory.create(steward=True)
    member = MembershipFactory.create(organisation=steward.organisation)
    with pytest.raises(Invalid):
        invited(str(member.user.email).upper(), steward=steward)


def test_an_organisation_sends_at_most_fifty_invitations_a_day() -> None:
    steward = MembershipFactory.create(steward=True)
    for number in range(INVITATIONS_A_DAY):
        invited(f"person{number}@example.org", steward=steward)
    with pytest.raises(Conflict):
        invited("one-more@example.org", steward=steward)


def test_an_invitation_runs_out_after_fourteen_days() -> None:
    made = invited("efua@example.org")
    with time_machine.travel(timezone.now() + timedelta(days=14, minutes=1)):
        with pytest.raises(Conflict):
            redeem_invitation(made.invitation, UserFactory.create())
        assert expire_invitations() == 1
    made.invitation.refresh_from_db()
    assert made.invitation.state == InvitationState.EXPIRED
    assert expire_invitations() == 0


def test_a_withdrawn_invitation_neither_works_nor_is_sent_again() -> None:
    steward = MembershipFactory.create(steward=True)
    made = invited("efua@example.org", steward=steward)
    withdraw_invitation(made.invitation, steward.user)
    with pytest.raises(Conflict):
        redeem_invitation(made.invitation, UserFactory.create())
    with pytest.raises(Conflict):
        withdraw_invitation(made.invitation, steward.user)
    with pytest.raises(Conflict):
        resend_invitation(made.invitation, steward.user)


def test_strangers_neither_withdraw_nor_resend() -> None:
    made, stranger = invited("efua@example.org"), MembershipFactory.create(steward=True).user
    with pytest.raises(NotAllowed):
        withdraw_invitation(made.invitation, stranger)
    with pytest.raises(NotAllowed):
        resend_invitation(made.invitation, stranger)


def test_a_member_who_accepts_gets_the_responsibilities_on_top() -> None:
    steward = MembershipFactory.create(steward=True)
    member = MembershipFactory.create(organisation=steward.organisation)
    made = invited(steward=steward, roles={Role.COLLECTOR})
    redeem_invitation(made.invitation, member.user)
    live = Membership.objects.live().get(user=member.user)
    assert live.roles == [Role.AUTHOR, Role.COLLECTOR]


def test_the_code_is_not_stored() -> None:
    made = invited("efua@example.org")
    stored = str(Invitation.objects.values().get(pk=made.invitation.pk))
    assert made.code not in stored
    assert made.code.replace("-", "") not in stored
