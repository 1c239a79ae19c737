"""Querysets of records."""

from typing import Any

from django.db.models import QuerySet


class StatisticQuerySet(QuerySet[Any]):
    """Figures: each code has one that counts now, and those before it."""

    def current(self) -> "StatisticQuerySet":
        """Keep the newest of every figure."""
        return self.filter(is_current=True)
