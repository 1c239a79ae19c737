"""Tells processor time of a request apart by the part of Django that is at work."""

import time
from collections.abc import Callable
from functools import wraps
from typing import Any
from unittest.mock import patch

# What is none of the parts below: the view itself, with what it makes ready for its template.
VIEW = "view"
MIDDLEWARE, ROUTING, SQL, ROWS, DRIVER, TEMPLATES = (
    "middleware",
    "routing",
    "writing SQL",
    "rows",
    "driver",
    "templates",
)
# Where a part begins: what is called below it belongs to it, until another part begins.
DOORS = {
    "django.core.handlers.base.BaseHandler.get_response": MIDDLEWARE,
    "django.core.handlers.base.BaseHandler._get_response": VIEW,
    "django.urls.resolvers.URLResolver.resolve": ROUTING,
    "home.routing.find_route": ROUTING,
    "django.db.models.query.QuerySet._fetch_all": ROWS,
    "django.db.models.query.QuerySet._filter_or_exclude": SQL,
    "django.db.models.query.QuerySet._annotate": SQL,
    "django.db.models.sql.compiler.SQLCompiler.execute_sql": ROWS,
    "django.db.models.sql.compiler.SQLCompiler.as_sql": SQL,
    "django.db.backends.utils.CursorWrapper.execute": DRIVER,
    "django.db.backends.utils.CursorWrapper.executemany": DRIVER,
    "django.template.base.Template.render": TEMPLATES,
}


class Stopwatch:
    """Counts each moment for the innermost part, while it is open."""

    def __init__(self) -> None:
        """Count nothing yet."""
        self.seconds: dict[str, float] = {}
        self.inside: list[str] = []
        self.since = 0.0
        self.patches = [self._door(*one) for one in DOORS.items()]

    def __enter__(self) -> "Stopwatch":
        """Put the doors in place."""
        for one in self.patches:
            one.start()
        return self

    def __exit__(self, *_error: object) -> None:
        """Take the doors away again."""
        for one in self.patches:
            one.stop()

    def start(self) -> None:
        """Begin a request."""
        self.seconds = dict.fromkeys(DOORS.values(), 0.0)

    def parts(self) -> dict[str, float]:
        """Return the seconds of each part since the start."""
        return self.seconds

    def _door(self, place: str, part: str) -> Any:
        owner, _dot, name = place.rpartition(".")
        found = _find(owner)
        inner: Callable[..., Any] = getattr(found, name)

        @wraps(inner)
        def through(*args: Any, **kwargs: Any) -> Any:
            self._turn(part)
            try:
                return inner(*args, **kwargs)
            finally:
                self._turn(None)

        return patch.object(found, name, through)

    def _turn(self, part: str | None) -> None:
        """Count what has passed for the part that was at work; go into `part`, or out again."""
        now = time.thread_time()
        if self.inside:
            self.seconds[self.inside[-1]] += now - self.since
        if part is None:
            self.inside.pop()
        else:
            self.inside.append(part)
        self.since = now


def _find(path: str) -> Any:
    """Return the class or module of a dotted path."""
    from importlib import import_module

    try:
        return import_module(path)
    except ModuleNotFoundError:
        module, _dot, name = path.rpartition(".")
        return getattr(import_module(module), name)
