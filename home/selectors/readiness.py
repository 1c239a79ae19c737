"""What keeps the site from being ready, in words for operators."""

from collections.abc import Callable
from datetime import datetime, timedelta
from functools import cache

from django.core.cache import caches
from django.db import connection
from django.db.migrations.loader import MigrationLoader
from django.db.migrations.recorder import MigrationRecorder
from django.utils import timezone

from ..models import HomePage, WorkerLease
from ..registry import prompt_jobs, readiness_checks

HEARTBEAT = "heartbeat"
HEARTBEAT_MAX_AGE = timedelta(seconds=60)
PROMPT_MAX_AGE = timedelta(seconds=30)


def obstacles() -> list[str]:
    """Return the reasons why the site is not ready; none when it is."""
    if reason := _said("database", _database):
        return [reason]
    checks: list[tuple[str, Callable[[], str]]] = [
        ("migrations", _migrations),
        ("cache", _cache),
        ("worker", _worker),
        *readiness_checks.items(),
    ]
    return [reason for name, check in checks if (reason := _said(name, check))]


def demo_content() -> str:
    """Say whether the content of the demo is missing; it is loaded all at once."""
    return "" if HomePage.objects.exists() else "the demo is not loaded"


def _said(name: str, check: Callable[[], str]) -> str:
    """Return what a check says; one that breaks down counts as an obstacle, too."""
    try:
        reason = check()
    except Exception as error:  # noqa: BLE001 - whatever is wrong, the answer is 503
        reason = type(error).__name__
    return f"{name}: {reason}" if reason else ""


def _database() -> str:
    with connection.cursor() as cursor:
        cursor.execute("SELECT 1")
    return ""


@cache
def _migrations_on_disk() -> frozenset[tuple[str, str]]:
    """Return all migrations of the running code, which cannot change while it runs."""
    loader = MigrationLoader(None)
    return frozenset(loader.graph.nodes)


def _migrations() -> str:
    missing = _migrations_on_disk() - set(MigrationRecorder(connection).applied_migrations())
    if not missing:
        return ""
    return f"{len(missing)} not applied, first {'.'.join(min(missing))}"


def _cache() -> str:
    store = caches["default"]
    store.set("readyz", "1", 10)
    return "" if store.get("readyz") == "1" else "it does not keep what it is given"


def _worker() -> str:
    """Say what is late; a worker may be alive and yet not get done what people wait for."""
    names = [name for name, _job in prompt_jobs.items()]
    leases = WorkerLease.objects.filter(name__in=[HEARTBEAT, *names])
    seen = dict(leases.values_list("name", "last_run_at"))
    if late := _late(seen.get(HEARTBEAT), HEARTBEAT_MAX_AGE, "seen"):
        return late
    told = {name: _late(seen.get(name), PROMPT_MAX_AGE, "done") for name in names}
    return ", ".join(f"{name}: {late}" for name, late in told.items() if late)


def _late(last: datetime | None, longest: timedelta, verb: str) -> str:
    if last is None:
        return "it never ran"
    age = timezone.now() - last
    return "" if age < longest else f"last {verb} {int(age.total_seconds())} seconds ago"
