"""The worker: sends mail, runs tasks, and keeps the clock of everything that recurs.

Several may run at once. Mails and tasks are claimed row by row; every other job is leased, so that
one worker at a time runs it. Each thing that people wait for has a thread of its own: a mail server
that answers slowly holds up nothing but the mails, and a long daily job nothing but its kind.
"""

import logging
import os
import socket
import threading
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import uuid4

from django.core.management import call_command
from django.db import close_old_connections, connections
from django.utils import timezone

from . import task_queue
from .actions.send_mail import send_due
from .leases import end_lease, note_alive, take_lease
from .registry import daily_jobs, prompt_jobs, recurring_jobs
from .selectors.readiness import HEARTBEAT

logger = logging.getLogger(__name__)

BATCH = 50
LONGEST_SLEEP = 0.5
LONGEST_PAUSE = 60.0
SHORTEST_HOLD = timedelta(minutes=1)
DAILY_HOLD = timedelta(hours=1)
# When a worker is killed, the next one takes over within that time. Two may run such a job at once.
PROMPT_HOLD = timedelta(seconds=8)


@dataclass
class Job:
    """Something to do every so many seconds of this process."""

    name: str
    seconds: float
    run: Callable[[], object]
    longest_pause: float = LONGEST_PAUSE
    next_at: float = 0.0
    failures: int = 0


class Worker:
    """Runs jobs in turn until it is told to stop; a job that crashes is tried again later."""

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        """Collect the jobs; `clock` counts seconds."""
        self.clock = clock
        self.holder = f"{socket.gethostname()[:24]}-{os.getpid()}-{uuid4().hex[:8]}"
        self.stopping = False
        self.tasks = task_queue.runner(self.holder)
        self.own_jobs = self._own_jobs()
        self.leased_jobs = self._leased_jobs()
        self.prompt_jobs = self._prompt_jobs()

    def _own_jobs(self) -> list[Job]:
        """Return what every worker does at the same time."""
        return [
            Job("heartbeat", 10, lambda: note_alive(HEARTBEAT, self.holder)),
            Job("outbox", 1, lambda: send_due(BATCH, self.is_stopping)),
            Job("tasks", 1, lambda: task_queue.run_tasks(self.tasks, BATCH, self.is_stopping)),
        ]

    def _leased_jobs(self) -> list[Job]:
        """Return what one worker does for all."""
        recurring = {
            "publish-scheduled": (60.0, lambda: call_command("publish_scheduled", verbosity=0)),
            "lost-tasks": (60.0, task_queue.requeue_lost_tasks),
            **dict(recurring_jobs.items()),
        }
        jobs = []
        for name, (seconds, run) in recurring.items():
            hold = max(SHORTEST_HOLD, timedelta(seconds=3 * seconds))
            jobs.append(Job(name, seconds, self._leased(name, seconds, hold, run)))
        # Asked for each minute, run at the first minute of a day (UTC).
        return jobs + [Job(name, 60, self._daily(name, run)) for name, run in daily_jobs.items()]

    def _prompt_jobs(self) -> list[Job]:
        """Return what one worker does for all, in time whatever else it does.

        They are asked for twice as often as they run, to take over soon from one that was killed.
        """
        return [
            Job(name, seconds / 2, self._leased(name, seconds, PROMPT_HOLD, run), seconds)
            for name, (seconds, run) in prompt_jobs.items()
        ]

    def _leased(
        self, name: str, seconds: float, hold: timedelta, run: Callable[[], object]
    ) -> Callable[[], None]:
        # A little less than the interval, or a worker that wakes early would skip a round.
        pause = timedelta(seconds=seconds * 0.9)
        return lambda: self._with_lease(name, timezone.now() - pause, hold, run)

    def _daily(self, name: str, run: Callable[[], object]) -> Callable[[], None]:
        def run_today() -> None:
            today = timezone.now().replace(hour=0, minute=0, second=0, microsecond=0)
            self._with_lease(name, today, DAILY_HOLD, run)

        return run_today

    def _with_lease(
        self, name: str, before: datetime, hold: timedelta, run: Callable[[], object]
    ) -> None:
        if not take_lease(name, self.holder, before, hold):
            return
        try:
            run()
        except Exception as error:
            end_lease(name, self.holder, type(error).__name__)
            raise
        end_lease(name, self.holder)

    def is_stopping(self) -> bool:
        """Whether the worker was told to stop."""
        return self.stopping

    def stop(self) -> None:
        """Let the job that runs end, and start no other."""
        self.stopping = True

    def turn(self) -> float:
        """Run every job that is due; return the seconds until the next one is."""
        return self._turn([*self.own_jobs, *self.leased_jobs, *self.prompt_jobs])

    def _turn(self, jobs: Sequence[Job]) -> float:
        for job in jobs:
            if not self.stopping and job.next_at <= self.clock():
                self._run(job)
        return max(0.0, min(job.next_at for job in jobs) - self.clock())

    def _run(self, job: Job) -> None:
        try:
            close_old_connections()
            job.run()
        except Exception as error:
            job.failures += 1
            pause = max(job.seconds, min(job.longest_pause, 2.0**job.failures))
            logger.exception("Job %s failed: %s", job.name, type(error).__name__)
        else:
            job.failures = 0
            pause = job.seconds
        job.next_at = self.clock() + pause

    def run(self) -> None:
        """Work until told to stop."""
        logger.info("Worker %s started", self.holder)
        beside = [
            threading.Thread(target=self._work, args=[[job]], name=job.name)
            for job in [*self.own_jobs, *self.prompt_jobs]
        ]
        for thread in beside:
            thread.start()
        try:
            self._work(self.leased_jobs)
        finally:
            self.stop()
            for thread in beside:
                thread.join()
        logger.info("Worker %s stopped", self.holder)

    def _work(self, jobs: Sequence[Job]) -> None:
        """Run these jobs until told to stop; the connection of the thread ends with it."""
        try:
            while jobs and not self.stopping:
                # Short naps: a signal is noticed soon, and an idle worker costs next to nothing.
                time.sleep(min(LONGEST_SLEEP, self._turn(jobs)))
        finally:
            connections.close_all()
