"""The worker: sends mail, runs tasks, and keeps the clock of everything that recurs.

Several may run at once. Mails and tasks are claimed row by row; every other job is leased, so that
one worker at a time runs it.
"""

import logging
import os
import socket
import time
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import uuid4

from django.core.management import call_command
from django.db import close_old_connections
from django.utils import timezone

from . import task_queue
from .actions.send_mail import send_due
from .leases import end_lease, note_alive, take_lease
from .registry import daily_jobs, recurring_jobs
from .selectors.readiness import HEARTBEAT

logger = logging.getLogger(__name__)

BATCH = 50
LONGEST_SLEEP = 0.5
LONGEST_PAUSE = 60.0
SHORTEST_HOLD = timedelta(minutes=1)
DAILY_HOLD = timedelta(hours=1)


@dataclass
class Job:
    """Something to do every so many seconds of this process."""

    name: str
    seconds: float
    run: Callable[[], object]
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
        self.jobs = [*self._own_jobs(), *self._leased_jobs()]

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
        jobs = [
            Job(name, seconds, self._leased(name, seconds, run))
            for name, (seconds, run) in recurring.items()
        ]
        # Asked for each minute, run at the first minute of a day (UTC).
        return jobs + [Job(name, 60, self._daily(name, run)) for name, run in daily_jobs.items()]

    def _leased(self, name: str, seconds: float, run: Callable[[], object]) -> Callable[[], None]:
        hold = max(SHORTEST_HOLD, timedelta(seconds=3 * seconds))
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
        for job in self.jobs:
            if not self.stopping and job.next_at <= self.clock():
                self._run(job)
        return max(0.0, min(job.next_at for job in self.jobs) - self.clock())

    def _run(self, job: Job) -> None:
        close_old_connections()
        try:
            job.run()
        except Exception as error:
            job.failures += 1
            pause = max(job.seconds, min(LONGEST_PAUSE, 2.0**job.failures))
            logger.exception("Job %s failed: %s", job.name, type(error).__name__)
        else:
            job.failures = 0
            pause = job.seconds
        job.next_at = self.clock() + pause

    def run(self) -> None:
        """Work until told to stop."""
        logger.info("Worker %s started", self.holder)
        while not self.stopping:
            # Short naps: a signal is noticed soon, and an idle worker costs next to nothing.
            time.sleep(min(LONGEST_SLEEP, self.turn()))
        close_old_connections()
        logger.info("Worker %s stopped", self.holder)
