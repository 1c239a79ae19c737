"""Named selections of policy spaces."""

from datetime import date
from typing import TYPE_CHECKING, Any

from django.db.models import F, Q, QuerySet
from django.db.models.functions import Coalesce
from django.utils import timezone

from .enums_programme import DatePrecision

if TYPE_CHECKING:
    from .models import PolicySpace  # noqa: F401


# What an entry in a calendar shows of a space (RFC 5545, section 3.8.7.4).
IN_CALENDARS = (
    *("name", "place", "precision", "starts_on", "ends_on", "starts_at", "ends_at"),
    *("time_zone", "is_cancelled"),
)


class PolicySpaceQuerySet(QuerySet["PolicySpace"]):
    """Policy spaces by time."""

    def over_before(self, day: date) -> "PolicySpaceQuerySet":
        """Keep those whose last day lies before `day`; of a year or month, all its days count."""
        ended = self.annotate(last=Coalesce("ends_on", "starts_on"))
        of_month = Q(precision=DatePrecision.MONTH, last__lt=day.replace(day=1))
        of_year = Q(precision=DatePrecision.YEAR, last__lt=day.replace(month=1, day=1))
        return ended.filter(Q(precision=DatePrecision.DAY, last__lt=day) | of_month | of_year)

    def with_dates(self) -> "PolicySpaceQuerySet":
        """Keep those whose date is known to the day: only these fit into a calendar."""
        return self.filter(precision=DatePrecision.DAY)

    def update(self, **kwargs: Any) -> int:
        """Write as Django does, `bulk_update` too, and count it where calendars show it.

        A row that had these words before is counted too: calendars only compare which is more.
        """
        if "sequence" not in kwargs and not kwargs.keys().isdisjoint(IN_CALENDARS):
            kwargs |= {"sequence": F("sequence") + 1, "changed_at": timezone.now()}
        return super().update(**kwargs)

    update.alters_data = True  # type: ignore[attr-defined]
