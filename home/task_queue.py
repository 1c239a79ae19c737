"""Runs the tasks of the database queue, in the process of the worker."""

from collections.abc import Callable
from datetime import timedelta

from django.utils import timezone
from django_tasks.base import TaskResultStatus
from django_tasks_db.management.commands.db_worker import Worker as TaskRunner
from django_tasks_db.models import DBTaskResult
from django_tasks_db.utils import exclusive_transaction

from .request_id import OF_TASK, on_behalf_of

BACKEND = "db"
# A task that runs longer than this belonged to a worker that was killed.
LONGEST_RUN = timedelta(minutes=15)
KEEP_DONE = timedelta(days=7)
KEEP_FAILED = timedelta(days=30)


def runner(worker_id: str) -> TaskRunner:
    """Return django-tasks-db's own runner, of which we use the part that runs one task."""
    return TaskRunner(
        queue_names=["*"],
        interval=0,
        batch=True,
        backend_name=BACKEND,
        startup_delay=False,
        max_tasks=None,
        worker_id=worker_id,
        excluded_queue_names=[],
    )


def run_tasks(run: TaskRunner, limit: int, should_stop: Callable[[], bool]) -> int:
    """Run up to `limit` waiting tasks; return how many. A failed one never stops the next."""
    for number in range(limit):
        if should_stop() or (task := _claim(run.worker_id)) is None:
            return number
        with on_behalf_of(task.args_kwargs.get(OF_TASK, "")):
            run.run_task(task)
    return limit


def _claim(worker_id: str) -> DBTaskResult | None:
    """Take the next task; None when there is none."""
    ready = DBTaskResult.objects.ready().filter(backend_name=BACKEND)
    # Asked without a lock first: an idle worker must not hold up those who write.
    if not ready.exists():
        return None
    with exclusive_transaction(ready.db):
        task = ready.get_locked()
        if task is not None:
            task.claim(worker_id)
    return task


def requeue_lost_tasks() -> int:
    """Queue again what a killed worker had begun; return how many. Our tasks may run twice."""
    lost = DBTaskResult.objects.running().filter(started_at__lt=timezone.now() - LONGEST_RUN)
    return lost.update(status=TaskResultStatus.READY)


def forget_done_tasks() -> int:
    """Delete the rows of tasks that ended a while ago; return how many."""
    now = timezone.now()
    done, _ = DBTaskResult.objects.successful().filter(finished_at__lt=now - KEEP_DONE).delete()
    failed, _ = DBTaskResult.objects.failed().filter(finished_at__lt=now - KEEP_FAILED).delete()
    return done + failed
