"""Counts that had drifted, for the editors' first page."""

from datetime import timedelta

from django.db.models import QuerySet
from django.utils import timezone

from ..models import CountDrift

SHOWN_FOR = timedelta(days=7)
SHOWN = 10


def recent_drifts() -> QuerySet[CountDrift]:
    """Return the newest counts that had drifted within a week."""
    since = timezone.now() - SHOWN_FOR
    return CountDrift.objects.filter(found_at__gte=since).select_related("pledge")[:SHOWN]
