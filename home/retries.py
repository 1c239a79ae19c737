"""Tasks that are tried again: django-tasks-db itself gives up at the first error."""

import functools
import logging
from collections.abc import Callable
from datetime import timedelta
from typing import Any

from django.utils import timezone
from django_tasks import task
from django_tasks.base import Task

logger = logging.getLogger(__name__)

# Seconds to wait after the first, second ... failure.
DELAYS = (10, 60, 600, 3600, 21_600)


def retried_task(function: Callable[..., object]) -> Task[..., None]:
    """Turn `function` into a task of the database queue that is tried up to six times.

    It must be safe to run twice. Its arguments must survive JSON; the keyword `attempt` is ours.
    After the last try the error is raised and stays with the task's row.
    """

    @functools.wraps(function)
    def run(*args: Any, attempt: int = 0, **kwargs: Any) -> None:
        try:
            function(*args, **kwargs)
        except Exception as error:
            if attempt >= len(DELAYS):
                raise
            logger.warning(
                "Task %s failed (%s), try %s", function.__name__, type(error).__name__, attempt + 1
            )
            later = timezone.now() + timedelta(seconds=DELAYS[attempt])
            itself.using(run_after=later).enqueue(*args, attempt=attempt + 1, **kwargs)

    itself: Task[..., None] = task(backend="db")(run)
    return itself
