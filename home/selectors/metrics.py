"""The figures that Prometheus asks for: requests, queues, mails, work that waits."""

from collections.abc import Iterable
from datetime import datetime, timedelta

from django.db.models import Count, Min
from django.utils import timezone
from django_tasks.base import TaskResultStatus
from django_tasks_db.models import DBTaskResult
from wagtail.models import TaskState

from ..enums import MailState
from ..gauges import Gauge, by_label, exposition, histogram, plain
from ..metering import BUCKETS, meter
from ..models import CacheChange, Concern, OutboxMail, ReviewTaskState, WorkerLease
from ..registry import gauges
from .readiness import HEARTBEAT, free_bytes

REQUESTS = "request_seconds"
REQUESTS_WORDS = "Answered requests by part of the site and status, and how long they took."
DAY = timedelta(days=1)


def metrics_text() -> str:
    """Return everything as text."""
    rows: dict[tuple[tuple[str, str], ...], list[float]] = {}
    for name, row in sorted(meter.together().items()):
        part, status = name.split()
        rows[("route", part), ("status", status)] = row
    found = [*_worker(), *_mails(), *_tasks(), *_proxies(), *_reviews(), *_disk()]
    for more in gauges:
        found += more()
    return histogram(REQUESTS, REQUESTS_WORDS, rows, BUCKETS) + exposition(found)


def _worker() -> Iterable[Gauge]:
    """Tell how long ago each job of the worker ended well."""
    leases = WorkerLease.objects.exclude(last_run_at=None).values_list("name", "last_run_at")
    ages = {name: _age(last) for name, last in leases}
    beat = ages.pop(HEARTBEAT, None)
    if beat is not None:
        yield plain("worker_heartbeat_age_seconds", "Since some worker was seen.", beat)
    yield by_label("job_age_seconds", "Since a job of the worker ended well.", "job", ages)


def _mails() -> Iterable[Gauge]:
    waiting = OutboxMail.objects.filter(state=MailState.QUEUED)
    told = waiting.aggregate(size=Count("pk"), oldest=Min("created_at"))
    yield plain("mails_waiting", "Mails that are not out yet.", told["size"])
    yield plain("mail_oldest_seconds", "Age of the oldest mail that waits.", _age(told["oldest"]))
    lately = OutboxMail.objects.filter(created_at__gte=timezone.now() - DAY)
    states = dict.fromkeys(MailState.values, 0) | dict(
        lately.order_by().values_list("state").annotate(Count("pk"))
    )
    words = "Mails written in 24 hours, by what became of them."
    yield by_label("mails_of_a_day", words, "state", states)


def _tasks() -> Iterable[Gauge]:
    ready = DBTaskResult.objects.ready().aggregate(size=Count("pk"), oldest=Min("enqueued_at"))
    yield plain("tasks_waiting", "Tasks that may run now.", ready["size"])
    yield plain("task_oldest_seconds", "Age of the oldest of them.", _age(ready["oldest"]))
    failed = DBTaskResult.objects.filter(
        status=TaskResultStatus.FAILED, finished_at__gte=timezone.now() - DAY
    )
    yield plain("tasks_failed", "Tasks given up in 24 hours.", failed.count())


def _proxies() -> Iterable[Gauge]:
    untold = CacheChange.objects.filter(told=False).aggregate(
        size=Count("pk"), oldest=Min("made_at")
    )
    yield plain("purges_waiting", "Changes that proxies do not know of yet.", untold["size"])
    yield plain("purge_oldest_seconds", "Age of the oldest of them.", _age(untold["oldest"]))


def _reviews() -> Iterable[Gauge]:
    now = timezone.now()
    waiting = ReviewTaskState.objects.filter(
        status=TaskState.STATUS_IN_PROGRESS, paused_at__isnull=True
    )
    told = waiting.aggregate(size=Count("pk"), oldest=Min("started_at"))
    yield plain("reviews_waiting", "Texts of members that wait for a moderator.", told["size"])
    yield plain("review_oldest_seconds", "Age of the oldest of them.", _age(told["oldest"]))
    late = waiting.filter(due_at__lt=now).count()
    yield plain("reviews_late", "Those whose promised answer is late.", late)
    worries = Concern.objects.filter(answered_at=None).aggregate(
        size=Count("pk"), oldest=Min("created_at")
    )
    yield plain("concerns_waiting", "Concerns of readers without an answer.", worries["size"])
    yield plain("concern_oldest_seconds", "Age of the oldest of them.", _age(worries["oldest"]))


def _disk() -> Iterable[Gauge]:
    yield plain("disk_free_bytes", "Space that is left where files are kept.", free_bytes())


def _age(moment: datetime | None) -> float:
    """Return the seconds since a moment; 0 for none."""
    return (timezone.now() - moment).total_seconds() if moment else 0.0
