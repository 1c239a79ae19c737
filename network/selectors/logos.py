"""Logos that wait for an editor."""

from django.db.models import QuerySet

from ..models import Organisation


def waiting_logos() -> QuerySet[Organisation]:
    """Return the organisations whose logo nobody has looked at, the oldest picture first."""
    waiting = Organisation.objects.filter(logo__released=False).select_related("logo")
    return waiting.order_by("logo__created_at", "pk")
