"""How long ago somebody said that what is listed is still right."""

from datetime import date, timedelta

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

YEAR = timedelta(days=365)


class Freshness(models.TextChoices):
    """How old the last confirmation is, in three steps; the last one is greyed and sinks."""

    YEAR = "year", _("Confirmed within 12 months")
    TWO_YEARS = "two-years", _("Confirmed 12 to 24 months ago")
    OLDER = "older", _("Longer ago, or never")


def days_of(today: date | None = None) -> tuple[date, date]:
    """Return the first day of "within 12 months" and that of "within 24 months"."""
    today = today or timezone.localdate()
    return today - YEAR, today - 2 * YEAR


def freshness_of(confirmed: date | None, today: date | None = None) -> Freshness:
    """Return how fresh facts are that were confirmed on a day, or never."""
    year, two_years = days_of(today)
    if confirmed is None or confirmed < two_years:
        return Freshness.OLDER
    return Freshness.YEAR if confirmed >= year else Freshness.TWO_YEARS


def confirmed_in(freshness: str, today: date | None = None) -> models.Q:
    """Return the condition that organisations of one step of freshness meet."""
    year, two_years = days_of(today)
    if freshness == Freshness.YEAR:
        return models.Q(last_confirmed_at__gte=year)
    if freshness == Freshness.TWO_YEARS:
        return models.Q(last_confirmed_at__gte=two_years, last_confirmed_at__lt=year)
    return models.Q(last_confirmed_at__lt=two_years) | models.Q(last_confirmed_at__isnull=True)


def freshness_case(today: date | None = None) -> models.Case:
    """Return the same as a column of a statement."""
    year, two_years = days_of(today)
    return models.Case(
        models.When(last_confirmed_at__gte=year, then=models.Value(Freshness.YEAR.value)),
        models.When(last_confirmed_at__gte=two_years, then=models.Value(Freshness.TWO_YEARS.value)),
        default=models.Value(Freshness.OLDER.value),
        output_field=models.CharField(),
    )
