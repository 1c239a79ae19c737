"""The worker: does everything once, survives what crashes, stops when told to."""

import os
import signal
import subprocess
import sys
import threading
import time
from datetime import timedelta
from typing import Any

import pytest
import time_machine
from django.core import mail
from django.core.mail import EmailMessage
from django.db import connection
from django.utils import timezone
from django_tasks.base import TaskResultStatus
from django_tasks_db.models import DBTaskResult

from home import task_queue
from home.leases import end_lease, take_lease
from home.mail import outbox_row
from home.models import WorkerLease
from home.registry import daily_jobs, prompt_jobs, recurring_jobs
from home.retries import DELAYS, retried_task
from home.worker import PROMPT_HOLD, Job, Worker

pytestmark = pytest.mark.django_db
MINUTE = timedelta(minutes=1)
ran: list[str] = []


@retried_task
def remember(word: str) -> None:
    """Note that it ran; fail for the word `broken`."""
    ran.append(word)
    if word == "broken":
        raise ValueError


@pytest.fixture(autouse=True)
def quiet(monkeypatch: pytest.MonkeyPatch) -> None:
    """Start with no jobs of the apps, and keep the connection of the test open."""
    ran.clear()
    monkeypatch.setattr(recurring_jobs, "_entries", {})
    monkeypatch.setattr(prompt_jobs, "_entries", {})
    monkeypatch.setattr(daily_jobs, "_entries", {})
    monkeypatch.setattr("home.worker.close_old_connections", lambda: None)


class Clock:
    """Seconds that pass when the test says so."""

    now = 0.0

    def __call__(self) -> float:
        return self.now


def worker(clock: Clock | None = None) -> Worker:
    """Return a worker with a clock that stands still."""
    return Worker(clock or Clock())


def test_a_turn_sends_mail_runs_tasks_and_tells_that_it_is_alive() -> None:
    outbox_row(EmailMessage("Hello", "Text", to=["ana@example.org"])).save()
    remember.enqueue("hello")
    worker().turn()
    assert [sent.subject for sent in mail.outbox] == ["Hello"]
    assert ran == ["hello"]
    alive = WorkerLease.objects.get(name="heartbeat").last_run_at
    assert alive is not None
    assert timezone.now() - alive < MINUTE


def test_an_idle_turn_is_cheap(django_assert_max_num_queries: Any) -> None:
    clock = Clock()
    one = worker(clock)
    one.turn()
    clock.now = 1.5
    with django_assert_max_num_queries(2):
        assert one.turn() == pytest.approx(1.0)


def test_a_recurring_job_runs_at_its_pace() -> None:
    recurring_jobs.register("count", (5, lambda: ran.append("count")))
    clock = Clock()
    one = worker(clock)
    with time_machine.travel("2026-05-01 12:00:00+00:00", tick=False) as real:
        for seconds in range(11):
            clock.now = float(seconds)
            real.move_to(f"2026-05-01 12:00:{seconds:02}+00:00", tick=False)
            one.turn()
    assert ran == ["count"] * 3


def test_of_two_workers_one_runs_a_recurring_job() -> None:
    recurring_jobs.register("count", (5, lambda: ran.append("count")))
    worker().turn()
    worker().turn()
    assert ran == ["count"]


def test_a_daily_job_runs_once_a_day() -> None:
    daily_jobs.register("sweep", lambda: ran.append("sweep"))
    with time_machine.travel("2026-05-01 23:59:00+00:00", tick=False) as real:
        worker().turn()
        worker().turn()
        assert len(ran) == 1
        real.move_to("2026-05-02 00:00:30+00:00", tick=False)
        worker().turn()
        worker().turn()
    assert len(ran) == 2


def test_a_job_that_crashes_stops_no_other_and_is_tried_again_later(
    caplog: pytest.LogCaptureFixture,
) -> None:
    def crash() -> None:
        ran.append("crash")
        raise RuntimeError

    recurring_jobs.register("crash", (1, crash))
    recurring_jobs.register("after", (1, lambda: ran.append("after")))
    clock = Clock()
    one = worker(clock)
    one.turn()
    assert ran == ["crash", "after"]
    assert "Job crash failed" in caplog.text
    assert WorkerLease.objects.get(name="crash").last_error == "RuntimeError"
    crashing = next(job for job in one.leased_jobs if job.name == "crash")
    assert crashing.next_at == 2.0
    for _number in range(12):
        clock.now = crashing.next_at
        one.turn()
    assert crashing.next_at - clock.now == 60


def test_what_people_wait_for_is_tried_again_at_its_pace_however_often_it_crashes() -> None:
    def crash() -> None:
        raise RuntimeError

    prompt_jobs.register("count", (5, crash))
    clock = Clock()
    one = worker(clock)
    (counting,) = one.prompt_jobs
    for _number in range(12):
        clock.now = counting.next_at
        one.turn()
    assert counting.next_at - clock.now == 5


def test_a_long_daily_job_holds_up_no_mail() -> None:
    one, mailed, waited = Worker(), threading.Event(), []

    def last_long() -> None:
        waited.append(mailed.wait(10))
        one.stop()

    one.own_jobs, one.prompt_jobs = [Job("outbox", 1, mailed.set)], []
    one.leased_jobs = [Job("daily", 60, last_long)]
    working = threading.Thread(target=one.run)
    working.start()
    working.join(20)
    assert waited == [True]


def test_another_worker_takes_over_within_seconds_what_people_wait_for() -> None:
    prompt_jobs.register("count", (5, lambda: ran.append("count")))
    now = timezone.now()
    with time_machine.travel(now, tick=False) as real:
        assert take_lease("count", "killed", now, PROMPT_HOLD)
        worker().turn()
        assert ran == []
        real.shift(PROMPT_HOLD + timedelta(seconds=1))
        worker().turn()
    assert ran == ["count"]
    assert timedelta(seconds=10) > PROMPT_HOLD


def test_a_worker_that_is_told_to_stop_begins_nothing_else() -> None:
    one = worker()
    recurring_jobs.register("first", (1, one.stop))
    recurring_jobs.register("second", (1, lambda: ran.append("second")))
    one.leased_jobs = one._leased_jobs()
    one.own_jobs = []
    one.turn()
    assert ran == []


def test_the_lease_of_a_killed_worker_ends() -> None:
    now = timezone.now()
    assert take_lease("job", "first", now, MINUTE)
    assert not take_lease("job", "second", now, MINUTE)
    with time_machine.travel(now + 2 * MINUTE):
        assert take_lease("job", "second", now, MINUTE)
        end_lease("job", "first")
        assert WorkerLease.objects.get().holder == "second"
        assert WorkerLease.objects.get().last_run_at is None


def test_scheduled_pages_are_published(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("home.worker.call_command", lambda name, **_: ran.append(name))
    worker().turn()
    assert ran == ["publish_scheduled"]


def test_a_failed_task_is_tried_again_with_growing_pauses() -> None:
    remember.enqueue("broken")
    with time_machine.travel("2026-05-01 12:00:00+00:00", tick=False) as real:
        DBTaskResult.objects.update(run_after=timezone.now())
        for delay in DELAYS:
            worker().turn()
            waiting = DBTaskResult.objects.filter(status=TaskResultStatus.READY).get()
            assert waiting.run_after == timezone.now() + timedelta(seconds=delay)
            real.shift(timedelta(seconds=delay))
        worker().turn()
    assert len(ran) == len(DELAYS) + 1
    assert DBTaskResult.objects.failed().get().exception_class_path == "builtins.ValueError"


def test_a_task_that_a_killed_worker_had_begun_runs_again() -> None:
    remember.enqueue("again")
    DBTaskResult.objects.update(status=TaskResultStatus.RUNNING, started_at=timezone.now())
    assert task_queue.requeue_lost_tasks() == 0
    DBTaskResult.objects.update(started_at=timezone.now() - timedelta(minutes=16))
    assert task_queue.requeue_lost_tasks() == 1
    worker().turn()
    assert ran == ["again"]


def test_a_task_of_unknown_code_fails_without_stopping_the_worker() -> None:
    remember.enqueue("unknown")
    DBTaskResult.objects.update(task_path="home.nowhere.gone")
    remember.enqueue("next")
    worker().turn()
    assert ran == ["next"]
    assert DBTaskResult.objects.failed().count() == 1


def test_old_tasks_are_forgotten() -> None:
    for status, days in [("SUCCESSFUL", 6), ("SUCCESSFUL", 8), ("FAILED", 8), ("FAILED", 31)]:
        remember.enqueue(status)
        task = DBTaskResult.objects.latest("enqueued_at")
        DBTaskResult.objects.filter(pk=task.pk).update(
            status=status, finished_at=timezone.now() - timedelta(days=days)
        )
    assert task_queue.forget_done_tasks() == 2
    assert DBTaskResult.objects.count() == 2


@pytest.mark.django_db(transaction=True)
def test_sigterm_ends_the_worker_with_0() -> None:
    scheme = "sqlite" if connection.vendor == "sqlite" else "postgres"
    database = connection.settings_dict
    where = os.environ.get("DATABASE_URL", f"{scheme}:///").rsplit("/", 1)[0]
    name = (
        f"{scheme}:///{database['NAME']}" if scheme == "sqlite" else f"{where}/{database['NAME']}"
    )
    settings = {**os.environ, "DATABASE_URL": name}
    process = subprocess.Popen(
        [sys.executable, "manage.py", "run_worker"],
        env={**settings, "DJANGO_SETTINGS_MODULE": "config.settings.test"},
        stderr=subprocess.PIPE,
        text=True,
    )
    try:
        deadline = time.monotonic() + 120
        while not WorkerLease.objects.filter(name="heartbeat").exists():
            assert time.monotonic() < deadline, "no heartbeat"
            assert process.poll() is None, process.communicate()[1]
            time.sleep(0.2)
        process.send_signal(signal.SIGTERM)
        _said, log = process.communicate(timeout=60)
    finally:
        process.kill()
    assert process.returncode == 0
    assert "stopped" in log
