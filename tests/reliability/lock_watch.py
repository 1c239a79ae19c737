"""How long others wait while tables change: what is locked, and how long people notice it."""

import threading
import time
from collections.abc import Sequence

import psycopg

PAUSE = 0.02
# Those that keep somebody from reading or writing (PostgreSQL's manual, 13.3.1).
MODES = ("AccessExclusiveLock", "ExclusiveLock", "ShareRowExclusiveLock", "ShareLock")
# Joined with pg_class, in which others do not see a table that is being made.
_HELD = """
SELECT c.relname, l.mode, l.pid, l.virtualtransaction FROM pg_locks l
JOIN pg_class c ON c.oid = l.relation AND c.relkind = 'r'
WHERE l.granted AND l.mode = ANY(%s) AND l.pid <> pg_backend_pid()
  AND l.database = (SELECT oid FROM pg_database WHERE datname = current_database())
"""


class LockWatch:
    """Looks at the locks of one database, and reads and writes each table like a visitor."""

    def __init__(self, url: str, tables: Sequence[str]) -> None:
        """Watch the database at `url`; a visitor touches the `tables` in turn."""
        self.url, self.tables = url, tables
        self.held: dict[str, float] = {}
        self.waited: dict[str, float] = {}
        self.over = threading.Event()
        self.threads = [
            threading.Thread(target=self._look), threading.Thread(target=self._visit),
        ]  # fmt: skip

    def __enter__(self) -> "LockWatch":
        """Begin."""
        for thread in self.threads:
            thread.start()
        return self

    def __exit__(self, *_error: object) -> None:
        """End."""
        self.over.set()
        for thread in self.threads:
            thread.join()

    def _look(self) -> None:
        since: dict[tuple[object, ...], float] = {}
        with psycopg.connect(self.url, autocommit=True) as line:
            while not self.over.wait(PAUSE):
                now = time.monotonic()
                seen = line.execute(_HELD, [list(MODES)]).fetchall()
                since = {row: since.get(row, now) for row in seen}
                for row, began in since.items():
                    name = f"{row[0]} {row[1]}"
                    self.held[name] = max(self.held.get(name, 0.0), now - began + PAUSE)

    def _visit(self) -> None:
        with psycopg.connect(self.url) as line:
            while not self.over.wait(PAUSE):
                for table in self.tables:
                    began = time.monotonic()
                    # As who writes does: waits for locks of the table and of the row.
                    line.execute(f"SELECT 1 FROM {table} LIMIT 1 FOR UPDATE")  # noqa: S608 - ours
                    line.rollback()
                    took = time.monotonic() - began
                    self.waited[table] = max(self.waited.get(table, 0.0), took)
