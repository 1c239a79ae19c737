"""Has the proxies forget what has changed: run by the worker every other second."""

import logging
from datetime import timedelta

from django.conf import settings
from django.utils import timezone
from wagtail.contrib.frontend_cache.utils import get_backends

from ..caching import STALE_IF_ERROR_SECONDS
from ..models import CacheChange
from ..proxies import ProxyAwayError
from ..selectors.stale_addresses import stale_addresses
from ..stale import Subject

logger = logging.getLogger(__name__)

BATCH = 500
# A page that was being fetched when it changed is in the proxy by then.
SECOND_TIME = timedelta(seconds=5)
# A dead proxy is asked again that often, at most.
LONGEST_PAUSE_SECONDS = 60
# Older than this nothing is shown, even while the site does not answer.
KEPT = timedelta(seconds=STALE_IF_ERROR_SECONDS + 3600)


def purge_due() -> int:
    """Tell every proxy what is due; return how many addresses. Safe to run twice at once."""
    now = timezone.now()
    rows = list(CacheChange.objects.filter(due_at__lte=now).order_by("pk")[:BATCH])
    if not rows:
        return 0
    addresses = stale_addresses(Subject(row.kind, row.key, row.path) for row in rows)
    try:
        _tell([f"{settings.BASE_URL}{address}" for address in addresses])
    except ProxyAwayError as error:
        _try_later(rows, error)
        return 0
    told = [row.pk for row in rows if row.told]
    CacheChange.objects.filter(pk__in=told).delete()
    fresh = [row.pk for row in rows if not row.told]
    CacheChange.objects.filter(pk__in=fresh).update(told=True, failures=0, due_at=now + SECOND_TIME)
    return len(addresses)


def _tell(urls: list[str]) -> None:
    """Tell all proxies, also when one of them is away; raise ProxyAwayError then."""
    away: list[ProxyAwayError] = []
    for name, backend in get_backends().items():
        try:
            backend.purge_batch(urls)
        except ProxyAwayError as error:
            away.append(ProxyAwayError(f"{name}: {error}"))
    if away:
        raise away[0]


def _try_later(rows: list[CacheChange], error: ProxyAwayError) -> None:
    failures = 1 + max(row.failures for row in rows)
    pause = min(LONGEST_PAUSE_SECONDS, 2**failures)
    logger.warning("A proxy could not be told of changes (%s), try %s", error, failures)
    now = timezone.now()
    CacheChange.objects.filter(pk__in=[row.pk for row in rows]).update(
        failures=failures, due_at=now + timedelta(seconds=pause)
    )
    CacheChange.objects.filter(made_at__lt=now - KEPT).delete()
