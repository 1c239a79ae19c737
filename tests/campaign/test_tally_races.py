"""Two rounds of the tally at once: the second waits for the first and adds nothing.

Each test has a twin without the lock. PostgreSQL alone: SQLite lets one writer in at a time.
"""

import os
from threading import Barrier
from typing import Any

import pytest
from django.db import IntegrityError

from campaign.actions import tally as counting
from campaign.actions.tally import count
from campaign.models import Pledge, SignatureTally
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
