"""Querysets of records."""

from typing import Any

from django.db.models import Q, QuerySet
from django.utils import timezone


class StatisticQuerySet(QuerySet[Any]):
    """Figures: each code has one that counts now, and those before it."""

    def current(self) -> "StatisticQuerySet":
        """Keep the newest of every figure."""
        return self.filter(is_current=True)


def released(prefix: str = "") -> Q:
    """Return the condition that no embargo holds a publication back any more.

    Args:
        prefix: of the way to the publication, such as "publication__".
    """
    field = f"{prefix}embargo_until"
    return Q(**{f"{field}__isnull": True}) | Q(**{f"{field}__lte": timezone.now()})


class PublicationQuerySet(QuerySet[Any]):
    """Publications and materials."""

    def released(self) -> "PublicationQuerySet":
        """Leave out what an embargo still holds back."""
        return self.filter(released())
