"""Asking to join: the organisation's questions, its stewards' answer, and the way there."""

from datetime import timedelta

import pytest
import time_machine
from django.core import mail
from django.utils import timezone

from home.actions.errors import Conflict, Invalid, NotAllowed
from home.actions.once import new_key
from network.actions.change_roles import change_roles
from network.actions.expire_invitations import expire_invitations
from network.actions.follow_ways import expire_ways, follow_ways, forget_ways, remind_ways
from network.actions.join import (
    accept_join,
    ask_to_join,
    decline_join,
    set_questions,
    withdraw_join,
)
from network.enums import InvitationState, Role
from network.enums_ways import JoinReason, WayState
from network.models import Invitation, JoinRequest, Membership, OrganisationClaim
from network.ways import JOINS_A_DAY, OPEN_JOINS
from tests.factories.accounts import UserFactory
from tests.factories.network import MembershipFactory, OrganisationFactory
from tests.factories.staff import moderator
from tests.factories.ways import ClaimFactory, JoinRequestFactory, VouchFactory
from tests.network.help import invited

pytestmark = pytest.mark.django_db


@pytest.fixture
def steward() -> Membership:
    """Who keeps an organisation."""
    return MembershipFactory.create(steward=True, user__email="nana@example.org")


def test_she_answers_the_questions_and_a_steward_lets_her_in(steward: Membership) -> None:
    esi = UserFactory.create(email="esi@example.org")
    union = steward.organisation
    set_questions(union, steward.user, ["Which market?", " ", "Since when?", "A?", "B?"])
    assert union.join_questions.count() == 3
    set_questions(union, steward.user, ["Which market?"])
    with pytest.raises(Invalid, match="every question"):
        ask_to_join(union, esi, [" "])
    key = new_key()
    asked = ask_to_join(union, esi, ["Makola"], key)
    assert ask_to_join(union, esi, ["Makola"], key) == asked
    assert asked.answers == [{"question": "Which market?", "answer": "Makola"}]
    assert [one.to for one in mail.outbox] == [["nana@example.org"]]
    with pytest.raises(Invalid, match="responsibility"):
        accept_join(asked, steward.user, set())
    accept_join(asked, steward.user, {Role.COLLECTOR})
    assert Membership.objects.get(user=esi).roles == [Role.COLLECTOR]
    assert mail.outbox[-1].to == ["esi@example.org"]
    with pytest.raises(Conflict):
        accept_join(asked, steward.user, {Role.STEWARD})
    with pytest.raises(Conflict, match="belong to this"):
        ask_to_join(union, esi, ["Makola"])


def test_a_no_has_a_reason_and_she_waits_a_month(steward: Membership) -> None:
    esi = UserFactory.create(email="esi@example.org")
    asked = ask_to_join(steward.organisation, esi)
    with pytest.raises(Conflict, match="waits"):
        ask_to_join(steward.organisation, esi)
    with pytest.raises(Invalid, match="reason"):
        decline_join(asked, steward.user, "")
    decline_join(asked, steward.user, JoinReason.UNKNOWN)
    assert "We do not know you" in mail.outbox[-1].body
    with pytest.raises(Conflict):
        decline_join(asked, steward.user, JoinReason.UNKNOWN)
    with pytest.raises(Conflict, match="after a month"):
        ask_to_join(steward.organisation, esi)
    with time_machine.travel(timezone.now() + timedelta(days=31)):
        assert ask_to_join(steward.organisation, esi).state == WayState.OPEN


def test_strangers_authors_and_former_stewards_answer_nobody(steward: Membership) -> None:
    asked = JoinRequestFactory.create(organisation=steward.organisation)
    author = MembershipFactory.create(organisation=steward.organisation)
    other = MembershipFactory.create(steward=True)
    second = MembershipFactory.create(steward=True, organisation=steward.organisation)
    change_roles(second, steward.user, {Role.AUTHOR})
    for one in (author, other, second):
        with pytest.raises(NotAllowed):
            accept_join(asked, one.user, {Role.AUTHOR})
        with pytest.raises(NotAllowed):
            decline_join(asked, one.user, JoinReason.FULL)
        with pytest.raises(NotAllowed):
            set_questions(steward.organisation, one.user, [])
        with pytest.raises(NotAllowed):
            withdraw_join(asked, one.user)
    with pytest.raises(NotAllowed):
        ask_to_join(steward.organisation, moderator("en"))


def test_nobody_asks_everybody(steward: Membership) -> None:
    esi = UserFactory.create()
    with pytest.raises(Conflict, match="You can claim it"):
        ask_to_join(OrganisationFactory.create(), esi)
    mine = JoinRequestFactory.create_batch(OPEN_JOINS, user=esi)
    with pytest.raises(Conflict, match="Five"):
        ask_to_join(steward.organisation, esi)
    for one in mine:
        withdraw_join(one, esi)
    with pytest.raises(Conflict):
        withdraw_join(mine[0], esi)
    ended = {"state": WayState.WITHDRAWN, "closed_at": timezone.now()}
    JoinRequestFactory.create_batch(JOINS_A_DAY - OPEN_JOINS, user=esi, **ended)
    with pytest.raises(Conflict, match="tomorrow"):
        ask_to_join(steward.organisation, esi)
    late = JoinRequestFactory.create(organisation=steward.organisation, expires_at=timezone.now())
    gone = JoinRequestFactory.create(organisation=steward.organisation, user__is_active=False)
    for row in (late, gone):
        with pytest.raises(Conflict):
            accept_join(row, steward.user, {Role.AUTHOR})


def test_each_reminder_is_sent_once(steward: Membership) -> None:
    vouch = VouchFactory.create(organisation=steward.organisation)
    JoinRequestFactory.create(organisation=steward.organisation)
    invited("efua@example.org", steward=steward)
    mail.outbox.clear()
    assert remind_ways() == 0
    with time_machine.travel(timezone.now() + timedelta(days=13)):
        assert remind_ways() == 2
    assert sorted(one.to[0] for one in mail.outbox) == ["efua@example.org", "nana@example.org"]
    reminder = next(one for one in mail.outbox if one.to == ["efua@example.org"])
    assert reminder.body.count("/en/members/\n") == 1
    with time_machine.travel(timezone.now() + timedelta(days=15)):
        follow_ways()
        assert remind_ways() == 0
    assert [one.to[0] for one in mail.outbox].count("nana@example.org") == 2
    assert vouch.claim.about in mail.outbox[-1].subject


def test_what_nobody_answers_runs_out_once_and_is_told() -> None:
    claim = ClaimFactory.create(user__email="esi@example.org", expires_at=timezone.now())
    asked = JoinRequestFactory.create(user__email="yaa@example.org", expires_at=timezone.now())
    assert (expire_ways(), expire_ways()) == (2, 0)
    assert sorted(one.to[0] for one in mail.outbox) == ["esi@example.org", "yaa@example.org"]
    for row in (claim, asked):
        row.refresh_from_db()
        assert row.state == WayState.EXPIRED
    steward = MembershipFactory.create(steward=True, user__email="nana@example.org")
    made = invited("efua@example.org", steward=steward).invitation
    Invitation.objects.update(expires_at=timezone.now())
    mail.outbox.clear()
    assert (expire_invitations(), expire_invitations()) == (1, 0)
    assert [one.to for one in mail.outbox] == [["nana@example.org"]]
    made.refresh_from_db()
    assert made.state == InvitationState.EXPIRED


def test_what_she_wrote_is_erased_when_it_is_not_needed_any_more() -> None:
    closed = {"state": WayState.DECLINED, "closed_at": timezone.now()}
    ClaimFactory.create(**closed)
    JoinRequestFactory.create(**closed)
    with time_machine.travel(timezone.now() + timedelta(days=31)):
        assert (forget_ways(), forget_ways()) == (1, 0)
    with time_machine.travel(timezone.now() + timedelta(days=181)):
        assert forget_ways() == 1
    claim = OrganisationClaim.objects.get()
    assert (claim.evidence, claim.position, claim.link) == ("", "", "")
    assert JoinRequest.objects.get().answers == []
