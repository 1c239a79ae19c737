"""Many at the same moment, and how to switch off the guards that decide between them.

A race has a twin: the same race in our own code with its guard off, which shows the harm. SQLite
lets one writer in at a time, so races run on PostgreSQL alone.
"""

import os
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from threading import Barrier, BrokenBarrierError, Event, local
from typing import Any

import pytest
from django.db import connection, connections
from django.db.models import Model, QuerySet

from home.actions.errors import ActionError

ON_POSTGRESQL = pytest.mark.skipif(
    not os.environ.get("DATABASE_URL", "").startswith("postgres"), reason="needs PostgreSQL"
)
# Who waits for hands that a guard keeps back goes on alone after these seconds.
SECONDS = 2
# A busy machine may need these to bring all hands together.
PATIENCE = 20
hand = local()


def at_once(number: int, act: Callable[[int], Any]) -> list[Any]:
    """Run `act` in threads that all start at the same moment."""
    start = Barrier(number)

    def run(place: int) -> Any:
        hand.races = True
        try:
            start.wait()
            return act(place)
        finally:
            connections.close_all()

    with ThreadPoolExecutor(number) as pool:
        return list(pool.map(run, range(number)))


def elsewhere(act: Callable[[], Any]) -> Any:
    """Run `act` to its end over another connection."""
    return at_once(1, lambda _place: act())[0]


def until_somebody_waits() -> None:
    """Return when another connection waits for a lock of this one."""
    for _ in range(500):
        with connection.cursor() as cursor:
            cursor.execute("SELECT count(*) FROM pg_locks WHERE NOT granted")
            if cursor.fetchone()[0]:
                return
        time.sleep(0.02)
    raise AssertionError("Nobody waits.")


def meeting(number: int, seconds: float = PATIENCE) -> Callable[[], None]:
    """Return what lets `number` racing hands wait for each other, and never for ever.

    Who prepares the race in the test's own thread is no hand, and passes.
    """
    barrier = Barrier(number)

    def meet() -> None:
        if getattr(hand, "races", False):
            with suppress(BrokenBarrierError):
                barrier.wait(seconds)

    return meet


def then(act: Callable[..., Any], wait: Callable[[], None]) -> Callable[..., Any]:
    """Return `act`, with `wait` after it."""

    def act_and_wait(*args: Any, **options: Any) -> Any:
        result = act(*args, **options)
        wait()
        return result

    return act_and_wait


def overtaken(
    monkeypatch: pytest.MonkeyPatch,
    reads: tuple[Any, str],
    first: Callable[[], Any],
    second: Callable[[], Any],
) -> list[Any]:
    """Run `first` until it has read, then `second` to its end, then `first` to its end.

    A guard makes `second` wait for `first`, which goes on alone after a while.

    Args:
        monkeypatch: of the test.
        reads: module and name of the function after which `first` is overtaken.
        first: who reads first and writes last.
        second: who comes in between.

    Returns what each returned, or the refusal that it got.
    """
    module, name = reads
    read, done = Event(), Event()
    look = getattr(module, name)

    def look_and_wait(*args: Any, **options: Any) -> Any:
        seen = look(*args, **options)
        if not read.is_set():
            read.set()
            done.wait(SECONDS)
        return seen

    def act(place: int) -> Any:
        try:
            if not place:
                return first()
            assert read.wait(SECONDS * 5), f"{name} was not called"
            return second()
        except ActionError as refusal:
            return refusal
        finally:
            if place:
                done.set()

    monkeypatch.setattr(module, name, look_and_wait)
    return at_once(2, act)


def without_locks(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let our code read rows without locking them."""
    monkeypatch.setattr(QuerySet, "select_for_update", lambda rows, **_options: rows)


def without_constraints(model: type[Model], *names: str) -> None:
    """Take constraints and unique indexes from a table."""
    table = model._meta.db_table
    with connection.cursor() as cursor:
        for name in names:
            cursor.execute(f"ALTER TABLE {table} DROP CONSTRAINT IF EXISTS {name}")
            cursor.execute(f"DROP INDEX IF EXISTS {name}")


def compare_first(
    monkeypatch: pytest.MonkeyPatch, model: type[Model], wait: Callable[[], None]
) -> None:
    """Let statements of our code that compare and write first compare, wait, and then write."""
    update = QuerySet.update

    def compare_and_write(rows: Any, **values: Any) -> int:
        if rows.model is not model:
            return update(rows, **values)
        chosen = list(rows.values_list("pk", flat=True))
        wait()
        return update(model._base_manager.filter(pk__in=chosen), **values)

    monkeypatch.setattr(QuerySet, "update", compare_and_write)
