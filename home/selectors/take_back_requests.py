"""Requests to take a story down that wait for a data officer."""

from django.db.models import QuerySet

from ..models import TakeBackRequest


def waiting_requests() -> QuerySet[TakeBackRequest]:
    """Return what nobody has answered yet, oldest first."""
    return TakeBackRequest.objects.filter(answered_at=None)
