"""A cursor whose statement PostgreSQL plans once per connection instead of each time."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import psycopg
from django.db import connection
from django.db.backends.utils import CursorDebugWrapper, CursorWrapper


class _LoggedCursor(CursorDebugWrapper):
    """Logs the statement as it is written: the values never become part of it."""

    def execute(self, sql: Any, params: Any = None) -> Any:
        """Run the statement and log it."""
        with self.debug_sql(sql, params):
            return CursorWrapper.execute(self, sql, params)


@contextmanager
def prepared_cursor() -> Iterator[CursorWrapper]:
    """Yield a cursor for one constant statement with parameters; for PostgreSQL.

    Django's own cursors write the values into the statement, which is then planned anew each time:
    with a long one that takes longer than running it. The driver prepares what one connection has
    run more than `prepare_threshold` times.
    """
    connection.close_if_health_check_failed()
    connection.ensure_connection()
    wrapper = _LoggedCursor if connection.queries_logged else CursorWrapper
    with wrapper(psycopg.Cursor(connection.connection), connection) as cursor:
        yield cursor
