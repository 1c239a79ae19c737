"""Querysets whose statement is made once per process, and planned once per connection.

Half of what a page with cards cost went into putting the same statements together for each reader,
and on PostgreSQL into planning them again. What comes back is what the queryset would have given.
"""

import re
from collections.abc import Callable, Iterator
from functools import update_wrapper
from typing import Any, Generic, TypeVar

from django.core.exceptions import EmptyResultSet
from django.db import connection
from django.db.models import QuerySet
from django.db.models.sql.compiler import SQLCompiler

from .prepared import Numbered, run_prepared

Row = TypeVar("Row")
# A placeholder of Django's statements, or a percent sign that is meant as one.
_PLACES = re.compile(r"%s|%%")
# Stands for the values while the statement is made: no code, text or row has them.
_NUMBER, _TEXT = 2_147_400_000, "\ue000value"


# All of them, for the test that their statements depend on nothing but their arguments.
EVERY: "list[Compiled[Any]]" = []


class Compiled(Generic[Row]):
    """A function that returns rows, made of one that returns a queryset."""

    def __init__(self, build: Callable[..., QuerySet[Any, Row]], values: tuple[str, ...]) -> None:
        """Keep the function; see `compiled`."""
        EVERY.append(self)
        self.build = build
        self.values = values
        self._plans: dict[tuple[Any, ...], _Plan[Row] | None] = {}
        update_wrapper(self, build)

    def __call__(self, **given: Any) -> list[Row]:
        """Return the rows of the queryset that the function makes of these arguments.

        A list or tuple of values counts by its length: each length has a statement of its own.
        """
        values = dict(_single(self.values, given))
        rest = tuple(pair for pair in sorted(given.items()) if pair[0] not in self.values)
        key = (connection.vendor, tuple(values), rest)
        if key not in self._plans:
            self._plans[key] = _plan(self.build, self.values, given)
        plan = self._plans[key]
        return plan.rows(values) if plan else []


def compiled(*values: str) -> Callable[[Callable[..., QuerySet[Any, Row]]], Compiled[Row]]:
    """Decorate a function that returns a queryset: call it by keywords, and get the rows.

    Args:
        values: the arguments that change from call to call: numbers, texts, or lists of them, which
            must reach the database as they are. All other arguments become part of the statement,
            and so does whatever the function itself looks at: it may not ask for the time, the
            language or a setting.
    """
    return lambda build: Compiled(build, values)


def _single(names: tuple[str, ...], given: dict[str, Any]) -> Iterator[tuple[str, Any]]:
    """Yield each value by its own name: "ids.0", "ids.1" for those of a list."""
    for name in names:
        value = given[name]
        if isinstance(value, (list, tuple)):
            yield from ((f"{name}.{place}", one) for place, one in enumerate(value))
        else:
            yield name, value


def _plan(
    build: Callable[..., QuerySet[Any, Row]], names: tuple[str, ...], given: dict[str, Any]
) -> "_Plan[Row] | None":
    """Make the statement with marks in place of the values; None for one that finds nothing."""
    marks: dict[Any, str] = {}

    def mark(name: str, value: Any) -> Any:
        made = f"{_TEXT}{len(marks)}" if isinstance(value, str) else _NUMBER + len(marks)
        marks[made] = name
        return made

    marked = {
        name: [mark(f"{name}.{place}", one) for place, one in enumerate(value)]
        if isinstance(value, (list, tuple))
        else mark(name, value)
        for name, value in given.items()
        if name in names
    }
    rows = build(**(given | marked))
    compiler = rows.query.get_compiler(rows.db)
    try:
        sql, params = compiler.as_sql()
    except EmptyResultSet:
        return None
    placed = [(marks.get(param) if type(param) in (int, str) else None, param) for param in params]
    missing = set(marks.values()) - {name for name, _param in placed}
    if missing:
        raise ValueError(f"{build.__qualname__} changes or drops {sorted(missing)}.")
    return _Plan(rows, compiler, sql, placed)


class _Plan(Generic[Row]):
    """One statement, and the queryset that reads its rows."""

    def __init__(
        self,
        rows: QuerySet[Any, Row],
        compiler: SQLCompiler,
        sql: str,
        placed: list[tuple[str | None, Any]],
    ) -> None:
        self.rows_of = rows
        self.compiler = compiler
        columns = [column[0] for column in compiler.select[: compiler.col_count]]
        self.converters = compiler.get_converters(columns)
        self.sql, self.placed = sql, placed
        self.numbered = _numbered(sql, placed) if connection.vendor == "postgresql" else None

    def rows(self, values: dict[str, Any]) -> list[Row]:
        """Run the statement with these values; nothing of one run is seen by another."""
        compiler = object.__new__(_Compiler)
        compiler.__dict__ = {
            **self.compiler.__dict__,
            "connection": connection,
            "plan": self,
            "values": values,
        }
        query = object.__new__(type(self.rows_of.query))
        query.__dict__ = {**self.rows_of.query.__dict__, "get_compiler": lambda *_, **__: compiler}
        rows = object.__new__(type(self.rows_of))
        rows.__dict__ = {**self.rows_of.__dict__, "_query": query, "_result_cache": None}
        return list(rows)

    def fetch(self, values: dict[str, Any]) -> list[Any]:
        """Return the plain rows."""
        if self.numbered is not None:
            with run_prepared(self.numbered, values) as cursor:
                return cursor.fetchall()
        params = [param if name is None else values[name] for name, param in self.placed]
        with connection.cursor() as cursor:
            cursor.execute(self.sql, params)
            return cursor.fetchall()


class _Compiler(SQLCompiler):
    """What an iterating queryset asks for rows, with everything made before."""

    plan: _Plan[Any]
    values: dict[str, Any]

    def execute_sql(self, *_args: Any, **_options: Any) -> Any:
        """Return one chunk: all rows."""
        rows = self.plan.fetch(self.values)
        return [[row[: self.col_count] for row in rows] if self.has_extra_select else rows]

    def get_converters(self, _expressions: Any) -> Any:
        """Return those of the columns."""
        return self.plan.converters


def _numbered(sql: str, placed: list[tuple[str | None, Any]]) -> Numbered:
    """Return the statement with `$1` for its values; what never changes is written into it."""
    from psycopg.sql import Literal

    connection.ensure_connection()
    names: list[str] = []
    left = iter(placed)

    def place(found: re.Match[str]) -> str:
        if found[0] == "%%":
            return "%"
        name, param = next(left)
        if name is None:
            return Literal(param).as_string(connection.connection)
        if name not in names:
            names.append(name)
        return f"${names.index(name) + 1}"

    return Numbered(_PLACES.sub(place, sql), tuple(names))
