"""Two people decide or ask at the same moment. PostgreSQL alone."""

from collections.abc import Callable
from typing import Any

import pytest

from home.actions.errors import ActionError
from network.actions import decide_claim, join, vouch
from network.actions.change_roles import change_roles
from network.actions.claim import claim_listing
from network.actions.decide_claim import accept_claim
from network.actions.join import accept_join, ask_to_join
from network.actions.vouch import answer_vouch
from network.enums import Role
from network.enums_ways import VouchState
from network.models import JoinRequest, Membership, OrganisationClaim, Vouch
from tests.factories.accounts import UserFactory
from tests.factories.network import MembershipFactory, OrganisationFactory
from tests.factories.staff import editor
from tests.factories.ways import ClaimFactory, JoinRequestFactory, VouchFactory
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


def press(number: int, act: Callable[[int], Any]) -> int:
    """Run `act` in threads that start together; return how many were not refused."""

    def run(place: int) -> bool:
        try:
            act(place)
        except ActionError:
            return False
        return True

    return at_once(number, run).count(True)


def decide_two_claims() -> int:
    """Let two editors accept two claims of one listing at once; return how many stewards it has."""
    listing = OrganisationFactory.create()
    claims = ClaimFactory.create_batch(2, organisation=listing)
    editors = [editor(), editor()]
    press(2, lambda place: accept_claim(claims[place], editors[place], words="Yes"))
    return Membership.objects.live().with_role(Role.STEWARD).filter(organisation=listing).count()


def test_two_claims_of_one_listing_make_one_steward() -> None:
    assert decide_two_claims() == 1


def test_without_locks_each_claim_would_make_a_steward(monkeypatch: pytest.MonkeyPatch) -> None:
    without_locks(monkeypatch)
    look = then(decide_claim.stewards_of, meeting(2))
    monkeypatch.setattr(decide_claim, "stewards_of", look)
    assert decide_two_claims() == 2


def list_twice() -> int:
    """Let two editors accept one registration at once; return how many say that they did."""
    claim = ClaimFactory.create(registration=True)
    editors = [editor(), editor()]
    return press(2, lambda place: accept_claim(claim, editors[place], words="Yes"))


def test_a_registration_accepted_by_two_editors_is_listed_once() -> None:
    assert list_twice() == 1
    assert OrganisationClaim.objects.get().organisation is not None


def test_without_locks_it_would_be_listed_twice(monkeypatch: pytest.MonkeyPatch) -> None:
    without_locks(monkeypatch)
    without_constraints(Membership, "membership_one_live")
    look = then(decide_claim.locked_open, meeting(2))
    monkeypatch.setattr(decide_claim, "locked_open", look)
    assert list_twice() == 2


def ask_in_two_tabs(act: Callable[[Any, Any], Any]) -> int:
    """Send two forms of one person at once; return how many were taken."""
    steward = MembershipFactory.create(steward=True)
    user = UserFactory.create()
    return press(2, lambda _place: act(steward.organisation, user))


def test_two_tabs_make_one_request_to_join() -> None:
    assert ask_in_two_tabs(ask_to_join) == 1


def test_without_lock_and_constraint_they_would_make_two(monkeypatch: pytest.MonkeyPatch) -> None:
    without_locks(monkeypatch)
    without_constraints(JoinRequest, "join_request_one_open")
    monkeypatch.setattr(join, "_check_asking", then(join._check_asking, meeting(2)))
    assert ask_in_two_tabs(ask_to_join) == 2


def test_two_tabs_make_one_claim() -> None:
    listing = OrganisationFactory.create()
    user = UserFactory.create()
    said = {"position": "Secretary", "evidence": "Ask Ama."}
    assert press(2, lambda _place: claim_listing(listing, user, **said)) == 1


def lose_the_role_meanwhile(
    monkeypatch: pytest.MonkeyPatch, reads: tuple[Any, str], act: Callable[[Membership], Any]
) -> list[Any]:
    """Let a steward act while another takes her role; return what both got."""
    first = MembershipFactory.create(steward=True)
    second = MembershipFactory.create(steward=True, organisation=first.organisation)
    return overtaken(
        monkeypatch,
        reads,
        lambda: act(first),
        lambda: change_roles(first, second.user, {Role.AUTHOR}),
    )


def let_in(steward: Membership) -> JoinRequest:
    """Accept somebody who asks to join."""
    asked = JoinRequestFactory.create(organisation=steward.organisation)
    return accept_join(asked, steward.user, {Role.AUTHOR})


def vouch_for(steward: Membership) -> Vouch:
    """Vouch for somebody."""
    asked = VouchFactory.create(organisation=steward.organisation)
    return answer_vouch(asked, steward.user, gives=True)


def test_who_loses_her_role_meanwhile_has_let_somebody_in_before(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    done, changed = lose_the_role_meanwhile(monkeypatch, (join, "_locked_open"), let_in)
    assert isinstance(done, JoinRequest)
    assert isinstance(changed, Membership)


def test_without_locks_she_would_be_nobody_before_she_lets_in(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    without_locks(monkeypatch)
    refused, _changed = lose_the_role_meanwhile(monkeypatch, (join, "_locked_open"), let_in)
    assert isinstance(refused, ActionError)


def test_who_loses_her_role_meanwhile_has_vouched_before(monkeypatch: pytest.MonkeyPatch) -> None:
    done, changed = lose_the_role_meanwhile(monkeypatch, (vouch, "locked_open"), vouch_for)
    assert isinstance(done, Vouch)
    assert done.state == VouchState.GIVEN
    assert isinstance(changed, Membership)


def test_without_locks_she_would_be_nobody_before_she_vouches(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    without_locks(monkeypatch)
    refused, _changed = lose_the_role_meanwhile(monkeypatch, (vouch, "locked_open"), vouch_for)
    assert isinstance(refused, ActionError)
