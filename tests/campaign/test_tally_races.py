"""Two rounds of the tally at once: the second waits for the first and adds nothing.

Each test has a twin without the lock. PostgreSQL alone: SQLite lets one writer in at a time.
"""

import os
import time
from datetime import timedelta
from threading import Barrier, Event
from typing import Any

import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone

from campaign.actions import tally as counting
from campaign.actions.tally import count, tally
from campaign.models import Pledge, Signature, SignatureTally
from home.leases import take_lease
from home.models import WorkerLease
from home.worker import Worker
from tests.factories.campaign import PledgeFactory, SignatureFactory
from tests.races import at_once

pytestmark = [
    pytest.mark.django_db(transaction=True),
    pytest.mark.skipif(
        not os.environ.get("DATABASE_URL", "").startswith("postgres"), reason="needs PostgreSQL"
    ),
]
ROUNDS = 4


@pytest.fixture
def pledge() -> Pledge:
    """A pledge with signatures that nobody has counted."""
    pledge = PledgeFactory.create(counted_at=None)
    SignatureFactory.create_batch(5, pledge=pledge, confirmed=True)
    return pledge


def count_together(pledge: Pledge, monkeypatch: Any) -> list[str]:
    """Count in threads that meet after each has read what is stored; return how each ended."""
    write, met = counting._write, Barrier(ROUNDS)

    def write_late(*asked: Any) -> None:
        list(asked[1])
        try:
            met.wait(timeout=0.3)
        except Exception:  # noqa: BLE001 - alone before the lock, nobody else comes
            met.reset()
        write(*asked)

    monkeypatch.setattr(counting, "_write", write_late)

    def run(_: int) -> str:
        try:
            count(pledge.pk)
        except IntegrityError:
            return "collided"
        return "counted"

    return at_once(ROUNDS, run)


def test_rounds_at_once_count_everybody_once(pledge: Pledge, monkeypatch: Any) -> None:
    assert set(count_together(pledge, monkeypatch)) == {"counted"}
    pledge.refresh_from_db()
    assert (pledge.signature_count, SignatureTally.objects.get().count) == (5, 5)


def test_without_the_lock_the_rounds_would_collide(pledge: Pledge, monkeypatch: Any) -> None:
    monkeypatch.setattr(counting, "lock", lambda pk: Pledge.objects.get(pk=pk))
    assert "collided" in count_together(pledge, monkeypatch)


def count_while_an_import_is_undone(pledge: Pledge, monkeypatch: Any) -> None:
    """Let a round note its moment while somebody takes two signatures back; then count once more.

    The round waits for the lock on the pledge, and writes after the other has committed.
    """
    # Long enough ago for the next round not to look at the day again.
    an_hour_ago = timezone.now() - timedelta(hours=1)
    Signature.objects.update(changed_at=an_hour_ago)
    Pledge.objects.filter(pk=pledge.pk).update(counted_at=an_hour_ago)
    mark, counted, undoing, marking = counting._mark_counted, Event(), Event(), Event()

    def mark_late(*asked: Any) -> None:
        counted.set()
        assert undoing.wait(10)
        marking.set()
        mark(*asked)

    def act(place: int) -> None:
        if place:
            tally()
            return
        assert counted.wait(10)
        with transaction.atomic():
            Signature.objects.filter(pk__in=Signature.objects.values("pk")[:2]).delete()
            Pledge.objects.filter(pk=pledge.pk).update(counted_at=None)
            undoing.set()
            assert marking.wait(10)
            time.sleep(0.3)

    monkeypatch.setattr(counting, "_mark_counted", mark_late)
    at_once(2, act)
    monkeypatch.setattr(counting, "_mark_counted", mark)
    tally()
    pledge.refresh_from_db()


def test_who_undoes_an_import_during_a_round_is_not_overruled(
    pledge: Pledge, monkeypatch: Any
) -> None:
    count_while_an_import_is_undone(pledge, monkeypatch)
    assert pledge.signature_count == 3


def test_noting_the_moment_carelessly_would_leave_the_count_too_high(
    pledge: Pledge, monkeypatch: Any
) -> None:
    def mark_carelessly(pledges: Any, now: Any) -> None:
        Pledge.objects.filter(pk__in=pledges).update(counted_at=now)

    monkeypatch.setattr(counting, "_mark_counted", mark_carelessly)
    count_while_an_import_is_undone(pledge, monkeypatch)
    assert pledge.signature_count == 5


def test_of_many_workers_one_counts(pledge: Pledge, monkeypatch: Any) -> None:
    rounds: list[int] = []
    workers = [Worker() for _ in range(ROUNDS)]
    jobs = [
        next(job for job in worker.prompt_jobs if job.name == "tally-signatures")
        for worker in workers
    ]
    monkeypatch.setattr(counting, "score_new", lambda: rounds.append(1))
    at_once(ROUNDS, lambda place: jobs[place].run())
    assert len(rounds) == 1
    assert WorkerLease.objects.filter(name="tally-signatures").count() == 1


def test_without_the_lease_every_worker_would_count(pledge: Pledge, monkeypatch: Any) -> None:
    rounds: list[int] = []
    monkeypatch.setattr("home.worker.take_lease", lambda *asked: take_lease(*asked) or True)
    workers = [Worker() for _ in range(ROUNDS)]
    jobs = [
        next(job for job in worker.prompt_jobs if job.name == "tally-signatures")
        for worker in workers
    ]
    monkeypatch.setattr(counting, "score_new", lambda: rounds.append(1))
    at_once(ROUNDS, lambda place: jobs[place].run())
    assert len(rounds) == ROUNDS
