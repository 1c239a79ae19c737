"""Both sides say at the same moment that they belong together. PostgreSQL alone."""

from typing import Any

import pytest

from home.actions.errors import ActionError
from network.actions import affiliate
from network.actions.affiliate import confirm_affiliation, state_affiliation
from network.actions.change_roles import change_roles
from network.enums import Role
from network.enums_affiliation import AffiliationState
from network.models import Affiliation, Membership
from tests.factories.network import AffiliationFactory, MembershipFactory, OrganisationFactory
from tests.factories.staff import member
from tests.races import (
    ON_POSTGRESQL,
    at_once,
    meeting,
    overtaken,
    then,
    without_constraints,
    without_locks,
)

pytestmark = [pytest.mark.django_db(transaction=True), ON_POSTGRESQL]


def say_it_together() -> int:
    """Let both sides say the same at once; return how many open edges there are."""
    union, network = OrganisationFactory.create_batch(2)
    people = [(member(union, "steward"), union), (member(network, "steward"), network)]

    def say(place: int) -> Any:
        user, side = people[place]
        return state_affiliation(union, network, "member", user, speaks_for=side)

    at_once(2, say)
    return Affiliation.objects.open().count()


def test_both_sides_at_once_make_one_confirmed_affiliation() -> None:
    assert say_it_together() == 1
    assert Affiliation.objects.get().state == AffiliationState.CONFIRMED


def test_without_lock_and_constraint_they_would_make_two(monkeypatch: pytest.MonkeyPatch) -> None:
    without_locks(monkeypatch)
    without_constraints(Affiliation, "affiliation_one_open")
    monkeypatch.setattr(affiliate, "_side", then(affiliate._side, meeting(2)))
    assert say_it_together() == 2


def confirm_while_she_loses_her_role(monkeypatch: pytest.MonkeyPatch) -> list[Any]:
    """Let a steward confirm while another takes her role; return what both got."""
    said = AffiliationFactory.create()
    first = MembershipFactory.create(steward=True, organisation=said.network)
    second = MembershipFactory.create(steward=True, organisation=said.network)
    return overtaken(
        monkeypatch,
        (affiliate, "_lock"),
        lambda: confirm_affiliation(said, first.user, said.network),
        lambda: change_roles(first, second.user, {Role.AUTHOR}),
    )


def test_who_loses_her_role_meanwhile_has_confirmed_before(monkeypatch: pytest.MonkeyPatch) -> None:
    confirmed, changed = confirm_while_she_loses_her_role(monkeypatch)
    assert isinstance(confirmed, Affiliation)
    assert isinstance(changed, Membership)


def test_without_locks_her_role_would_be_gone_before_she_confirms(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    without_locks(monkeypatch)
    refused, changed = confirm_while_she_loses_her_role(monkeypatch)
    assert isinstance(refused, ActionError)
    assert isinstance(changed, Membership)
