"""A statement that PostgreSQL plans once per connection instead of each time."""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

import psycopg
from django.db import NotSupportedError, connection
from django.db.backends.utils import CursorDebugWrapper, CursorWrapper

_NAMED = re.compile(r"%\((\w+)\)s")


@dataclass(frozen=True)
class Numbered:
    """A statement with `$1` for its values, and their names in that order."""

    sql: str
    names: tuple[str, ...]

    @classmethod
    def of(cls, statement: str) -> "Numbered":
        """Make one of a statement with `%(name)s` for its values, as Django's cursors take it.

        The driver would look for the names again each time that a long statement runs.
        """
        names = tuple(dict.fromkeys(_NAMED.findall(statement)))
        numbers = {name: f"${number}" for number, name in enumerate(names, start=1)}
        sql = _NAMED.sub(lambda found: numbers[found[1]], statement).replace("%%", "%")
        return cls(sql, names)


class _LoggedCursor(CursorDebugWrapper):
    """Logs the statement as it is written: the values never become part of it."""

    def execute(self, sql: Any, params: Any = None) -> Any:
        """Run the statement and log it."""
        with self.debug_sql(sql, params):
            return CursorWrapper.execute(self, sql, params)


@contextmanager
def run_prepared(statement: Numbered, values: dict[str, Any]) -> Iterator[CursorWrapper]:
    """Run a constant statement and yield the cursor with its rows; for PostgreSQL.

    Django's own cursors write the values into the statement, which is then planned anew each time:
    with a long one that takes longer than running it. The driver prepares what one connection has
    run more than `prepare_threshold` times.

    Args:
        statement: the same object or an equal one each time.
        values: by name; those that the statement does not name are left out.
    """
    connection.close_if_health_check_failed()
    given = [values[name] for name in statement.names]
    try:
        run = _run(statement.sql, given)
    except NotSupportedError:
        # A release has changed the type of a column: what this connection has prepared is void.
        if connection.in_atomic_block:
            raise
        connection.close()
        run = _run(statement.sql, given)
    with run as cursor:
        yield cursor


def _run(sql: str, given: list[Any]) -> CursorWrapper:
    connection.ensure_connection()
    wrapper = _LoggedCursor if connection.queries_logged else CursorWrapper
    cursor = wrapper(psycopg.RawCursor(connection.connection), connection)
    cursor.execute(sql, given)
    return cursor
