"""Processor time of a server and of its database, read from /proc (proc_pid_stat(5))."""

import os
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import NamedTuple

from django.db import connection

from .server import Server

TICKS = os.sysconf("SC_CLK_TCK")
# Places in /proc/PID/stat after the name: parent, process group; own and children's ticks.
PARENT, GROUP, OWN, CHILDREN = 1, 2, slice(11, 13), slice(13, 15)


class Used(NamedTuple):
    """Processor seconds so far."""

    application: float
    database: float

    def since(self, before: "Used") -> "Used":
        """Return what was used after `before`."""
        return Used(self.application - before.application, self.database - before.database)


def used(server: Server) -> Used:
    """Return what the server and the PostgreSQL that this process is connected to have had so far.

    What ended is counted by its parent, once that has taken note of it.
    """
    assert server.process is not None
    found = dict(_processes())
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_backend_pid()")
        (backend,) = cursor.fetchone()
    postmaster = int(found[backend][PARENT])
    return Used(
        _seconds(words for words in found.values() if int(words[GROUP]) == server.process.pid),
        _seconds(
            words
            for pid, words in found.items()
            if pid == postmaster or int(words[PARENT]) == postmaster
        ),
    )


def _seconds(processes: Iterable[list[str]]) -> float:
    return (
        sum(sum(map(int, words[OWN])) + sum(map(int, words[CHILDREN])) for words in processes)
        / TICKS
    )


def _processes() -> Iterator[tuple[int, list[str]]]:
    for stat in Path("/proc").glob("[0-9]*/stat"):
        try:
            text = stat.read_text()
        except OSError:
            continue
        # The name between the brackets may hold anything.
        yield int(text.partition(" ")[0]), text.rpartition(") ")[2].split()
