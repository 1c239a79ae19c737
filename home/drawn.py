"""Pieces of pages that are drawn once, for as long as what they are made of stays the same.

Most of a page is the same for everybody and from one minute to the next: head, foot, cards, the
empty form. Their templates are functions of their arguments, so what came out is kept in the
process beside what went in. Nothing has to be forgotten when something changes: other arguments
are another piece. What is drawn for one person is never kept.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import fields, is_dataclass
from datetime import date
from typing import Any

from django.template import Context
from django.template.loader import get_template
from django.utils.functional import Promise
from django.utils.safestring import SafeData, SafeString
from django.utils.translation import get_language

from .keeping import Kept
from .viewing import viewing

# Letters that are kept in each process.
MOST = 8_000_000


class IncomparableError(TypeError):
    """Nobody can tell whether it is drawn like another: it is drawn each time."""


class Shared(tuple[Any, ...]):
    """Rows that never change and are the same object as long as they are equal (`Compiled.made`).

    They are compared by which object they are, which costs nothing however many there are.
    """

    __slots__ = ()
    __hash__ = object.__hash__
    __eq__ = object.__eq__
    __ne__ = object.__ne__


class SharedFacts(dict[str, Any]):
    """The same for facts by name."""

    __slots__ = ()
    __hash__ = object.__hash__  # type: ignore[assignment]
    __eq__ = object.__eq__
    __ne__ = object.__ne__


_kept: Kept[SafeString] = Kept(MOST)


def drawn(name: str, told: object, context: Callable[[], Mapping[str, Any]]) -> SafeString:
    """Return what a template draws; language and view count beside what it is told.

    Args:
        name: of the template, which may look at nothing that changes but its context.
        told: all that the context is made of, see `value_of`.
        context: makes it, when the piece is not there yet.
    """
    # The template itself, so that one that is edited while the site runs is drawn anew.
    template = get_template(name).template  # type: ignore[attr-defined]
    return piece(template, told, lambda: template.render(Context(dict(context()))))


def piece(kind: object, told: object, draw: Callable[[], SafeString]) -> SafeString:
    """Return what is drawn, or the piece that is there; language and view count beside the rest.

    Args:
        kind: what draws it.
        told: all that it is made of, see `value_of`.
        draw: makes it, and looks at nothing else that changes.
    """
    view = viewing()
    try:
        key = None if view.private else (kind, get_language(), view, value_of(told))
    except IncomparableError:
        key = None
    found = None if key is None else _kept.get(key)
    if found is None:
        found = draw()
        if key is not None:
            _kept.put(key, found, len(found))
    return found


def value_of(told: object) -> object:
    """Return what can be compared: equal only for what is drawn alike.

    Texts, whole numbers, days and None stand for themselves, lists, mappings and dataclasses for
    what is in them; anything else says by a method `drawn_by` what it is made of.

    Raises:
        IncomparableError: it does not.
    """
    if told is None or type(told) in {str, int, date, Shared, SharedFacts}:
        return told
    if isinstance(told, Promise):
        return value_of(str(told))
    # Equal to a text, or to a number, but drawn in another way.
    if isinstance(told, (SafeData, bool)):
        return type(told), told
    if isinstance(told, str):
        return str(told)
    if isinstance(told, Mapping):
        return dict, *((name, value_of(value)) for name, value in told.items())
    if isinstance(told, Sequence):
        return tuple(map(value_of, told))
    if is_dataclass(told):
        return type(told), *(value_of(getattr(told, field.name)) for field in fields(told))
    if (drawn_by := getattr(told, "drawn_by", None)) is not None:
        return type(told), value_of(drawn_by())
    raise IncomparableError(f"{type(told).__name__} does not say what it is drawn by")
