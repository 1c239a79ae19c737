"""Records, after a run of tests, whether those of each promise passed: `RECORD=1 make test`."""

from collections.abc import Iterable
from typing import NamedTuple

from django.db import connection

from tests.measured import record

from . import page
from .rows import rows


class Outcome(NamedTuple):
    """What became of one test."""

    test: str
    passed: bool


def note(outcomes: Iterable[Outcome]) -> None:
    """Record, for each file that a promise names and that was run, how many tests passed.

    Then write docs/quality.md anew.
    """
    seen = list(outcomes)
    system = {"sqlite": "SQLite", "postgresql": "PostgreSQL"}[connection.vendor]
    for row in rows():
        for number, named in enumerate(row.tests, start=1):
            passed = [one.passed for one in seen if _is_of(one.test, named)]
            if passed:
                record(
                    f"tests-{row.key}-{number}-{connection.vendor}",
                    row=row.key,
                    goal=row.goal,
                    value=f"{sum(passed)} of {len(passed)}",
                    unit=f"tests of `{named}` passed on {system}",
                    met=all(passed),
                    command=row.command,
                )
    page.write()


def _is_of(test: str, named: str) -> bool:
    """Whether a test is the one that is named, or stands in the file that is."""
    return test.partition("[")[0] == named or test.startswith(f"{named}::")
