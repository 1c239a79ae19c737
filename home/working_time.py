"""Time on working days: Saturday and Sunday, by the clock of the server (UTC), do not count."""

from datetime import datetime, time, timedelta

SATURDAY = 5
A_DAY = timedelta(days=1)


def working_time(begin: datetime, end: datetime) -> timedelta:
    """Return how much of the time from `begin` to `end` lies on working days; none after `end`."""
    found, moment = timedelta(), begin
    while moment < end:
        until = min(_midnight_after(moment), end)
        if moment.weekday() < SATURDAY:
            found += until - moment
        moment = until
    return found


def after_working_time(begin: datetime, length: timedelta) -> datetime:
    """Return the moment when `length` of working time has passed since `begin`."""
    moment, left = begin, length
    while True:
        until = _midnight_after(moment)
        if moment.weekday() < SATURDAY:
            if left <= until - moment:
                return moment + left
            left -= until - moment
        moment = until


def _midnight_after(moment: datetime) -> datetime:
    """Return the midnight that ends the day of `moment`."""
    return datetime.combine(moment.date() + A_DAY, time(), tzinfo=moment.tzinfo)
