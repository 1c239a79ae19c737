"""Querysets whose statement is made once per process, and planned once per connection.

Half of what a page with cards cost went into putting the same statements together for each reader,
and on PostgreSQL into planning them again. What comes back is what the queryset would have given.

The database is asked each time; what is made of its answer may be kept beside the answer itself
(`Compiled.made`). Nothing has to be forgotten: other rows are another answer.
"""

import re
from collections.abc import Callable, Iterator
from functools import update_wrapper
from itertools import count
from typing import Any, Generic, TypeVar

from django.core.exceptions import EmptyResultSet
from django.db import connection
from django.db.models import QuerySet
from django.db.models.sql.compiler import SQLCompiler
from django.utils.translation import get_language

from .keeping import Kept
from .prepared import Numbered, run_prepared

Row = TypeVar("Row")
Made = TypeVar("Made")
# Answers of the database that are kept in each process, with what was made of them.
MOST_ANSWERS = 400
# A placeholder of Django's statements, or a percent sign that is meant as one.
_PLACES = re.compile(r"%s|%%")
# Stands for the values while the statement is made: no code, text or row has them.
_NUMBER, _TEXT = 2_147_400_000, "\ue000value"
# All of them, for the test that their statements depend on nothing but their arguments.
EVERY: "list[Compiled[Any]]" = []
_made: Kept[Any] = Kept(MOST_ANSWERS)


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
        """Return the rows of the queryset that the function makes of these arguments."""
        plan, values = self._planned(given)
        return plan.rows(plan.fetch(values)) if plan else []

    def made(self, make: Callable[..., Made], *told: Any, **given: Any) -> Made:
        """Return what is made of the rows; of the same rows it is made once.

        Args:
            make: gets the rows, then `told`. It may look at nothing else that changes but the
                language, and what it returns is shared by all who ask: nobody may change it.
            told: what can be compared and never changes.
            given: the arguments of the function.
        """
        plan, values = self._planned(given)
        if plan is None:
            return make([], *told)
        answer = plan.fetch(values)
        key = (plan, make, told, get_language(), tuple(answer))
        try:
            found: Made | None = _made.get(key)
        except TypeError:
            # A column of a kind that cannot be compared.
            return make(plan.rows(answer), *told)
        if found is None:
            found = make(plan.rows(answer), *told)
            _made.put(key, found, 1)
        return found

    def _planned(self, given: dict[str, Any]) -> "tuple[_Plan[Row] | None, dict[str, Any]]":
        given |= {name: _filled(given[name]) for name in self.values}
        values = dict(_single(self.values, given))
        rest = tuple(pair for pair in sorted(given.items()) if pair[0] not in self.values)
        key = (connection.vendor, tuple(values), rest)
        if key not in self._plans:
            self._plans[key] = _plan(self.build, self.values, given)
        return self._plans[key], values


def compiled(*values: str) -> Callable[[Callable[..., QuerySet[Any, Row]]], Compiled[Row]]:
    """Decorate a function that returns a queryset: call it by keywords, and get the rows.

    Args:
        values: the arguments that change from call to call: numbers, texts, or lists of them for
            `__in`, which must reach the database as they are. All other arguments become part of
            the statement, and so does whatever the function itself looks at: it may not ask for
            the time, the language or a setting.
    """
    return lambda build: Compiled(build, values)


def _filled(value: Any) -> Any:
    """Return a list with its last value repeated, up to a power of two.

    Each length has a statement of its own, and visitors decide how long some lists are.
    """
    if not value or not isinstance(value, (list, tuple)):
        return value
    size = 1 << (len(value) - 1).bit_length()
    return [*value, *[value[-1]] * (size - len(value))]


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
    numbers = count()

    def mark(value: Any) -> Any:
        if isinstance(value, (list, tuple)):
            return [mark(one) for one in value]
        number = next(numbers)
        return f"{_TEXT}{number}" if isinstance(value, str) else _NUMBER + number

    marked = {name: mark(given[name]) for name in names}
    marks = {made: name for name, made in _single(names, marked)}
    rows = build(**(given | marked))
    compiler = rows.query.get_compiler(rows.db)
    try:
        sql, params = compiler.as_sql()
    except EmptyResultSet:
        if _finds_nothing(build(**given)):
            return None
        raise ValueError(f"A column of {build.__qualname__} is too narrow for the marks.") from None
    placed = [(marks.get(param) if type(param) in (int, str) else None, param) for param in params]
    missing = set(marks.values()) - {name for name, _param in placed}
    if missing:
        raise ValueError(f"{build.__qualname__} changes or drops {sorted(missing)}.")
    return _Plan(rows, compiler, sql, placed)


def _finds_nothing(rows: QuerySet[Any, Any]) -> bool:
    """Whether Django sees without asking that there are no such rows."""
    try:
        rows.query.get_compiler(rows.db).as_sql()
    except EmptyResultSet:
        return True
    return False


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

    def rows(self, answer: list[Any]) -> list[Row]:
        """Read the answer of the database; nothing of one reading is seen by another."""
        compiler = object.__new__(_Compiler)
        compiler.__dict__ = {
            **self.compiler.__dict__,
            "connection": connection,
            "plan": self,
            "answer": answer,
        }
        query = object.__new__(type(self.rows_of.query))
        query.__dict__ = {**self.rows_of.query.__dict__, "get_compiler": lambda *_, **__: compiler}
        rows = object.__new__(type(self.rows_of))
        rows.__dict__ = {**self.rows_of.__dict__, "_query": query, "_result_cache": None}
        return list(rows)

    def fetch(self, values: dict[str, Any]) -> list[Any]:
        """Run the statement with these values; return the plain rows."""
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
    answer: list[Any]

    def execute_sql(self, *_args: Any, **_options: Any) -> Any:
        """Return one chunk: all rows."""
        rows = self.answer
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
