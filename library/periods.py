"""Periods in the words of the reader's language: days, months or years, as exact as they are."""

from datetime import date
from typing import Any

from babel.dates import format_interval, format_skeleton
from django.utils.translation import gettext as _

from home.languages import babel_locale
from home.templatetags import ui

from .enums_programme import DatePrecision


def years(begin: date, end: date | None) -> str:
    """Return "2009–2014", "2016" or "since 2021"."""
    if end is None:
        return _("since %(year)s") % {"year": begin.year}
    return str(begin.year) if begin.year == end.year else f"{begin.year}–{end.year}"


def month(day: date) -> str:
    """Return month and year."""
    return str(format_skeleton("yMMMM", day, locale=babel_locale()))


def months(begin: date, end: date) -> str:
    """Return "April 2018 – March 2023"."""
    return f"{month(begin)} – {month(end)}"


def days(begin: date, end: date | None) -> str:
    """Return "4 May 2027" or "7–18 June 2027", as the language writes it."""
    if end is None or end == begin:
        return ui.date(begin)
    return str(format_interval(begin, end, skeleton="yMMMd", locale=babel_locale()))


def when(space: Any) -> str:
    """Return the date of a policy space, no more exact than it is known."""
    begin, end = space.starts_on, space.ends_on
    if space.precision == DatePrecision.STANDING or begin is None:
        return years(begin, end) if begin else ""
    if space.precision == DatePrecision.YEAR:
        return years(begin, end or begin)
    if space.precision == DatePrecision.MONTH:
        last = end or begin
        return month(begin) if month(begin) == month(last) else months(begin, last)
    return days(begin, end)


def is_over(space: Any, day: date) -> bool:
    """Tell whether the last day of a space lies before `day`; of a year or month, all its days."""
    last = space.ends_on or space.starts_on
    begins = {
        DatePrecision.DAY: day,
        DatePrecision.MONTH: day.replace(day=1),
        DatePrecision.YEAR: day.replace(month=1, day=1),
    }
    return last is not None and space.precision in begins and last < begins[space.precision]
