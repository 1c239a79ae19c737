"""Time on working days, and what is left of it."""

from datetime import UTC, datetime, timedelta

import pytest

from home.actions.promise import add_working_days
from home.working_time import after_working_time, working_time

FRIDAY = datetime(2026, 11, 20, 12, tzinfo=UTC)
SATURDAY = datetime(2026, 11, 21, 10, tzinfo=UTC)
MONDAY = datetime(2026, 11, 23, 9, tzinfo=UTC)


def test_saturday_and_sunday_do_not_count() -> None:
    assert working_time(FRIDAY, MONDAY) == timedelta(hours=21)
    assert working_time(SATURDAY, SATURDAY + timedelta(hours=30)) == timedelta()
    assert working_time(MONDAY, MONDAY + timedelta(days=2)) == timedelta(days=2)


def test_after_the_end_nothing_is_left() -> None:
    assert working_time(MONDAY, FRIDAY) == timedelta()


def test_what_is_left_goes_on_over_the_weekend() -> None:
    assert after_working_time(FRIDAY, timedelta(hours=21)) == MONDAY
    assert after_working_time(SATURDAY, timedelta(hours=9)) == MONDAY
    assert after_working_time(MONDAY, timedelta()) == MONDAY


@pytest.mark.parametrize("begin", [FRIDAY, SATURDAY, MONDAY])
def test_without_a_break_the_promised_day_stays(begin: datetime) -> None:
    due = add_working_days(begin, 3)
    assert after_working_time(begin, working_time(begin, due)) == due
