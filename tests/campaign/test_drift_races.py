"""Two nightly recounts at once: a drift is written down once and told once.

Each test has a twin that shows the race without the lock. PostgreSQL alone.
"""

from datetime import timedelta

import pytest
from django.utils import timezone

from campaign.actions import recount as recounting
from campaign.actions.recount import recount
from campaign.actions.tally import tally
from campaign.actions.tell_of_drift import tell_editors_of_drift
from campaign.models import CountDrift, Pledge
from home.models import OutboxMail
from tests.factories.campaign import PledgeFactory, SignatureFactory
from tests.factories.staff import editor
from tests.races import (
    ON_POSTGRESQL,
    SECONDS,
    at_once,
    compare_first,
    meeting,
    overtaken,
    without_locks,
)

pytestmark = [pytest.mark.django_db(transaction=True), ON_POSTGRESQL]


@pytest.fixture(autouse=True)
def drifted() -> Pledge:
    """A pledge that shows seven signatures and has one, which was counted an hour ago."""
    pledge = PledgeFactory.create()
    an_hour_ago = timezone.now() - timedelta(hours=1)
    SignatureFactory(pledge=pledge, confirmed=True, confirmed_at=an_hour_ago)
    tally()
    Pledge.objects.update(signature_count=7)
    editor()
    return pledge


def repair_twice(monkeypatch: pytest.MonkeyPatch) -> int:
    """Repair in two processes at once; return how many drifts were written down."""

    def repair() -> None:
        recount(repair=True)

    overtaken(monkeypatch, (recounting, "lock"), repair, repair)
    return CountDrift.objects.count()


def test_a_drift_that_two_recounts_find_is_written_down_once(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    assert repair_twice(monkeypatch) == 1


def test_without_the_lock_it_would_be_written_down_twice(monkeypatch: pytest.MonkeyPatch) -> None:
    without_locks(monkeypatch)
    assert repair_twice(monkeypatch) == 2


def tell_twice(monkeypatch: pytest.MonkeyPatch) -> int:
    """Raise the alarm in two processes at once; return how many mails one editor gets."""
    recount(repair=True)
    compare_first(monkeypatch, CountDrift, meeting(2, SECONDS))
    at_once(2, lambda _place: tell_editors_of_drift())
    return OutboxMail.objects.count()


def test_editors_hear_of_it_once(monkeypatch: pytest.MonkeyPatch) -> None:
    assert tell_twice(monkeypatch) == 1


def test_without_the_lock_they_would_hear_of_it_twice(monkeypatch: pytest.MonkeyPatch) -> None:
    without_locks(monkeypatch)
    assert tell_twice(monkeypatch) == 2
