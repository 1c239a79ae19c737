"""Named selections of policy spaces."""

from datetime import date
from typing import TYPE_CHECKING

from django.db.models import Q, QuerySet
from django.db.models.functions import Coalesce

from .enums_programme import DatePrecision

if TYPE_CHECKING:
    from .models import PolicySpace  # noqa: F401


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
