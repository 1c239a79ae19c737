"""Faults that pass by themselves: the database is away, or there is no room left."""

import errno
from collections.abc import Iterator

from django.db import InterfaceError, OperationalError, connection

# For how long people are asked to wait: nginx says the same when nothing answers at all.
AWAY_SECONDS = 30
# Room is made by a person.
FULL_SECONDS = 600
_NO_ROOM = frozenset({errno.ENOSPC, errno.EDQUOT, errno.EFBIG})
# PostgreSQL's "disk_full", https://www.postgresql.org/docs/current/errcodes-appendix.html
_DISK_FULL = "53100"
# SQLite says with the same error that a column is missing, which no waiting mends.
_SQLITE_PASSES = ("locked", "full", "disk i/o", "unable to open")


def is_full(error: BaseException | None) -> bool:
    """Whether there is no room left for a file or a row."""
    return any(
        (isinstance(one, OSError) and one.errno in _NO_ROOM)
        or getattr(one, "sqlstate", None) == _DISK_FULL
        or (isinstance(one, OperationalError) and "disk is full" in str(one))
        for one in _causes(error)
    )


def is_away(error: BaseException | None) -> bool:
    """Whether the database does not answer, or not in time.

    PEP 249 has two errors for it: what happens while the database works, and a broken connection.
    """
    for one in _causes(error):
        if isinstance(one, OperationalError):
            words = str(one).lower()
            return connection.vendor != "sqlite" or any(part in words for part in _SQLITE_PASSES)
        if isinstance(one, InterfaceError):
            return True
    return False


def _causes(error: BaseException | None) -> Iterator[BaseException]:
    while error is not None:
        yield error
        error = error.__cause__ or error.__context__
