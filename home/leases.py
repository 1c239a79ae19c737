"""Leases: of several workers, one at a time runs a job, and the next when it dies."""

from datetime import datetime, timedelta
from typing import Any

from django.db.models import Q
from django.utils import timezone

from .models import WorkerLease


def take_lease(name: str, holder: str, last_run_before: datetime, hold: timedelta) -> bool:
    """Take the lease of a job; tell whether it is ours.

    Args:
        name: of the job.
        holder: name of this worker.
        last_run_before: the job is only due when it last ended well before this moment.
        hold: how long others wait for us; a worker that is killed holds no longer than that.
    """
    now = timezone.now()
    due = Q(last_run_at=None) | Q(last_run_at__lt=last_run_before)
    free = Q(held_until=None) | Q(held_until__lt=now)
    leases = WorkerLease.objects.filter(due, free, name=name)
    if leases.update(holder=holder, held_until=now + hold):
        return True
    # The row is made at the first run of a job; whoever loses the race finds it taken.
    _lease, made = WorkerLease.objects.get_or_create(
        name=name, defaults={"holder": holder, "held_until": now + hold}
    )
    return made


def end_lease(name: str, holder: str, error: str = "") -> None:
    """Give a lease back and note how the job went; one that others took over is left alone."""
    outcome: dict[str, Any] = (
        {"last_error": error[:255]} if error else {"last_error": "", "last_run_at": _now()}
    )
    WorkerLease.objects.filter(name=name, holder=holder).update(held_until=None, **outcome)


def note_alive(name: str, holder: str) -> None:
    """Note that a worker is alive, for `/readyz`."""
    WorkerLease.objects.update_or_create(
        name=name, defaults={"holder": holder, "last_run_at": _now()}
    )


def _now() -> datetime:
    return timezone.now()
