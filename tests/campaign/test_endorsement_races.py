"""An endorsement that is checked, declined and withdrawn in one moment never comes back to life.

Each test has a twin that shows the race without the lock. PostgreSQL alone.
"""

from typing import Any

import pytest

from campaign.actions import endorse as endorsing
from campaign.actions.endorse import (
    accept_endorsement,
    decline_endorsement,
    withdraw_endorsement,
)
from campaign.enums_alliance import EndorsementState
from campaign.models import Endorsement
from tests.factories.alliance import EndorsementFactory
from tests.factories.staff import editor, member
from tests.races import ON_POSTGRESQL, overtaken, without_locks

pytestmark = [pytest.mark.django_db(transaction=True), ON_POSTGRESQL]


def accept_and(verb: str, monkeypatch: pytest.MonkeyPatch) -> str:
    """Let an editor accept what is withdrawn or declined meanwhile; return what it is then."""
    endorsement: Endorsement = EndorsementFactory.create()
    pk, her, other = endorsement.pk, editor(), editor()
    steward = member(endorsement.organisation, "steward")
    ends: dict[str, Any] = {
        "withdraw": lambda: withdraw_endorsement(pk, steward),
        "decline": lambda: decline_endorsement(pk, other, reason="No mandate."),
    }
    reads = (endorsing, "_lock")
    overtaken(monkeypatch, reads, lambda: accept_endorsement(pk, her), ends[verb])
    endorsement.refresh_from_db()
    return endorsement.state


ENDS = [("withdraw", EndorsementState.WITHDRAWN), ("decline", EndorsementState.DECLINED)]


@pytest.mark.parametrize(("verb", "state"), ENDS)
def test_what_ends_an_endorsement_outlives_its_acceptance(
    verb: str, state: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert accept_and(verb, monkeypatch) == state


@pytest.mark.parametrize("verb", ["withdraw", "decline"])
def test_without_the_lock_it_would_count_again(verb: str, monkeypatch: pytest.MonkeyPatch) -> None:
    without_locks(monkeypatch)
    assert accept_and(verb, monkeypatch) == EndorsementState.ACCEPTED


def decline_and_withdraw(monkeypatch: pytest.MonkeyPatch) -> Endorsement:
    """Let a steward take back what an editor declines."""
    endorsement: Endorsement = EndorsementFactory.create(accepted=True)
    pk, her = endorsement.pk, editor()
    steward = member(endorsement.organisation, "steward")
    overtaken(
        monkeypatch,
        (endorsing, "_lock"),
        lambda: decline_endorsement(pk, her, reason="No mandate."),
        lambda: withdraw_endorsement(pk, steward),
    )
    endorsement.refresh_from_db()
    return endorsement


def test_an_endorsement_is_declined_or_withdrawn(monkeypatch: pytest.MonkeyPatch) -> None:
    endorsement = decline_and_withdraw(monkeypatch)
    assert (endorsement.state, endorsement.withdrawn_at) == (EndorsementState.DECLINED, None)


def test_without_the_lock_it_would_be_both(monkeypatch: pytest.MonkeyPatch) -> None:
    without_locks(monkeypatch)
    endorsement = decline_and_withdraw(monkeypatch)
    assert endorsement.state == EndorsementState.DECLINED
    assert endorsement.withdrawn_at is not None
