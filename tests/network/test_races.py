"""Two presses at the same moment: one invitation, one slip, always a steward.

PostgreSQL alone: SQLite lets one writer in at a time.
"""

import os
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier
from typing import Any

import pytest
from django.core.exceptions import PermissionDenied
from django.db import connections

from accounts.actions.errors import SlipRefused
from accounts.actions.issue_slip import issue_slip
from accounts.actions.redeem_slip import redeem_slip
from network.actions.end_membership import end_membership
from network.actions.invite import invite
from network.actions.redeem_invitation import redeem_invitation
from network.enums import Role
from network.models import Membership
from tests.factories.accounts import UserFactory, WordsUserFactory
from tests.factories.network import MembershipFactory

pytestmark = [
    pytest.mark.django_db(transaction=True),
    pytest.mark.skipif(
        not os.environ.get("DATABASE_URL", "").startswith("postgres"), reason="needs PostgreSQL"
    ),
]
HANDS = 6


def at_once(act: Callable[[int], Any]) -> list[bool]:
    """Run `act` in threads that start together; tell which were not refused."""
    start = Barrier(HANDS)

    def run(place: int) -> bool:
        try:
            start.wait()
            act(place)
        except (PermissionDenied, SlipRefused):
            return False
        finally:
            connections.close_all()
        return True

    with ThreadPoolExecutor(HANDS) as pool:
        return list(pool.map(run, range(HANDS)))


def test_an_invitation_pressed_by_many_hands_makes_one_member() -> None:
    steward = MembershipFactory.create(steward=True)
    made = invite(steward.organisation, steward.user, name="E", language="en", roles={Role.AUTHOR})
    people = UserFactory.create_batch(HANDS)
    done = at_once(lambda place: redeem_invitation(made.invitation, people[place]))
    assert done.count(True) == 1
    assert Membership.objects.live().filter(organisation=steward.organisation).count() == 2


def test_one_person_with_many_invitations_becomes_one_member() -> None:
    steward = MembershipFactory.create(steward=True)
    user = UserFactory.create()
    made = [
        invite(steward.organisation, steward.user, name="E", language="en", roles={Role.AUTHOR})
        for _number in range(HANDS)
    ]
    done = at_once(lambda place: redeem_invitation(made[place].invitation, user))
    assert all(done)
    assert Membership.objects.live().filter(user=user).count() == 1


def test_stewards_who_leave_at_once_leave_one_behind() -> None:
    first = MembershipFactory.create(steward=True)
    others = MembershipFactory.create_batch(
        HANDS - 1, steward=True, organisation=first.organisation
    )
    stewards = [first, *others]
    done = at_once(lambda place: end_membership(stewards[place], stewards[place].user))
    assert done.count(False) == 1
    assert Membership.objects.live().with_role(Role.STEWARD).count() == 1


def test_a_slip_used_by_many_hands_lets_one_in() -> None:
    code = issue_slip(WordsUserFactory.create(), UserFactory.create()).code
    assert at_once(lambda _place: redeem_slip(code)).count(True) == 1
