"""Two presses at the same moment: one invitation, one slip, always a steward.

Each test has a twin that shows the race when the guard is off. PostgreSQL alone.
"""

from collections.abc import Callable
from typing import Any

import pytest
from django.core.exceptions import PermissionDenied

from accounts.actions.errors import SlipRefused
from accounts.actions.issue_slip import issue_slip
from accounts.actions.redeem_slip import redeem_slip
from accounts.models import SignInSlip
from network.actions import end_membership as ending
from network.actions.end_membership import end_membership
from network.actions.invite import invite
from network.actions.redeem_invitation import redeem_invitation
from network.enums import Role
from network.models import Invitation, Membership
from tests.factories.accounts import UserFactory, WordsUserFactory
from tests.factories.network import MembershipFactory
from tests.races import (
    ON_POSTGRESQL,
    at_once,
    compare_first,
    meeting,
    then,
    without_constraints,
    without_locks,
)

pytestmark = [pytest.mark.django_db(transaction=True), ON_POSTGRESQL]
HANDS = 6


def press(act: Callable[[int], Any]) -> list[bool]:
    """Run `act` in threads that start together; tell which were not refused."""

    def run(place: int) -> bool:
        try:
            act(place)
        except (PermissionDenied, SlipRefused):
            return False
        return True

    return at_once(HANDS, run)


def press_one_invitation() -> int:
    """Let many hands press one invitation; return how many of them are members then."""
    steward = MembershipFactory.create(steward=True)
    made = invite(steward.organisation, steward.user, name="E", language="en", roles={Role.AUTHOR})
    people = UserFactory.create_batch(HANDS)
    done = press(lambda place: redeem_invitation(made.invitation, people[place]))
    members = Membership.objects.live().filter(organisation=steward.organisation, user__in=people)
    assert members.count() == done.count(True)
    return done.count(True)


def test_an_invitation_pressed_by_many_hands_makes_one_member() -> None:
    assert press_one_invitation() == 1


def test_without_lock_and_comparing_each_hand_would_become_a_member(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    without_locks(monkeypatch)
    compare_first(monkeypatch, Invitation, meeting(HANDS))
    assert press_one_invitation() == HANDS


def press_many_invitations() -> int:
    """Let one person press many invitations at once; return how often she is a member then."""
    steward = MembershipFactory.create(steward=True)
    user = UserFactory.create()
    made = [
        invite(steward.organisation, steward.user, name="E", language="en", roles={Role.AUTHOR})
        for _number in range(HANDS)
    ]
    done = press(lambda place: redeem_invitation(made[place].invitation, user))
    assert all(done)
    return Membership.objects.live().filter(user=user).count()


def test_one_person_with_many_invitations_becomes_one_member() -> None:
    assert press_many_invitations() == 1


def test_without_lock_and_constraint_she_would_be_a_member_many_times(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    without_locks(monkeypatch)
    without_constraints(Membership, "membership_one_live")
    meet, save = meeting(HANDS), Membership.save

    def save_late(row: Membership, **options: Any) -> None:
        meet()
        save(row, **options)

    monkeypatch.setattr(Membership, "save", save_late)
    assert press_many_invitations() > 1


def leave_together() -> int:
    """Let all stewards leave at once; return how many stay."""
    first = MembershipFactory.create(steward=True)
    others = MembershipFactory.create_batch(
        HANDS - 1, steward=True, organisation=first.organisation
    )
    stewards = [first, *others]
    done = press(lambda place: end_membership(stewards[place], stewards[place].user))
    left = Membership.objects.live().with_role(Role.STEWARD).count()
    assert done.count(False) == left
    return left


def test_stewards_who_leave_at_once_leave_one_behind() -> None:
    assert leave_together() == 1


def test_without_the_lock_nobody_would_be_left(monkeypatch: pytest.MonkeyPatch) -> None:
    without_locks(monkeypatch)
    monkeypatch.setattr(
        ending, "may_end_membership", then(ending.may_end_membership, meeting(HANDS))
    )
    assert leave_together() == 0


def test_a_slip_used_by_many_hands_lets_one_in() -> None:
    code = issue_slip(WordsUserFactory.create(), UserFactory.create()).code
    assert press(lambda _place: redeem_slip(code)).count(True) == 1


def test_without_comparing_a_slip_would_let_each_hand_in(monkeypatch: pytest.MonkeyPatch) -> None:
    code = issue_slip(WordsUserFactory.create(), UserFactory.create()).code
    compare_first(monkeypatch, SignInSlip, meeting(HANDS))
    assert press(lambda _place: redeem_slip(code)).count(True) == HANDS
