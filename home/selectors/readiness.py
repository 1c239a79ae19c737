"""What keeps the site from being ready, in words for operators."""

import shutil
from collections.abc import Callable
from datetime import datetime, timedelta
from functools import cache
from pathlib import Path

from django.conf import settings
from django.core.cache import caches
from django.db import connection
from django.db.migrations.loader import MigrationLoader
from django.db.migrations.recorder import MigrationRecorder
from django.db.models import Min, Q, QuerySet
from django.utils import timezone

from ..enums import MailState
from ..models import HomePage, OutboxMail, WorkerLease
from ..registry import prompt_jobs, readiness_checks

HEARTBEAT = "heartbeat"
HEARTBEAT_MAX_AGE = timedelta(seconds=60)
PROMPT_MAX_AGE = timedelta(seconds=30)
MAIL_MAX_AGE = timedelta(minutes=15)
NOT_TRIED_FOR = timedelta(minutes=5)
# Below this, photos and the database soon find no place.
LEAST_FREE_BYTES = 200_000_000


def obstacles() -> list[str]:
    """Return the reasons why the site is not ready; none when it is."""
    if reason := _said("database", _database):
        return [reason]
    checks: list[tuple[str, Callable[[], str]]] = [
        ("migrations", _migrations),
        ("cache", _cache),
        ("worker", _worker),
        ("mail", _mail),
        ("disk", _disk),
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
    if late := _late(seen.get(HEARTBEAT), HEARTBEAT_MAX_AGE, "last seen"):
        return late
    told = {name: _late(seen.get(name), PROMPT_MAX_AGE, "last done") for name in names}
    return ", ".join(f"{name}: {late}" for name, late in told.items() if late)


def late_mails() -> QuerySet[OutboxMail]:
    """Return what should have gone out by now; what is sent to many may take its time."""
    now = timezone.now()
    old = OutboxMail.objects.filter(state=MailState.QUEUED, created_at__lt=now - MAIL_MAX_AGE)
    # One that nobody has tried is held back until its hour, or nobody has come to it.
    tried = Q(attempts__gt=0) | Q(not_before__lt=now - NOT_TRIED_FOR)
    return old.filter(tried, bulk=False)


def _mail() -> str:
    oldest = late_mails().aggregate(oldest=Min("created_at"))["oldest"]
    return _late(oldest, MAIL_MAX_AGE, "the oldest was written") if oldest else ""


def free_bytes() -> int:
    """Return the space that is left where files are kept."""
    folder = Path(settings.MEDIA_ROOT).absolute()
    there = next(one for one in (folder, *folder.parents) if one.exists())
    return shutil.disk_usage(there).free


def _disk() -> str:
    free = free_bytes()
    return "" if free >= LEAST_FREE_BYTES else f"{free // 1_000_000} MB are left"


def _late(last: datetime | None, longest: timedelta, verb: str) -> str:
    if last is None:
        return "it never ran"
    age = timezone.now() - last
    return "" if age < longest else f"{verb} {int(age.total_seconds())} seconds ago"
