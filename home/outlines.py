"""Outlines: prepared pages that an editor starts from instead of an empty one.

An app registers them in `home.registry.page_outlines` under a name of its own:

    page_outlines.register("about", Outline("home.StandardPage", _("Who we are"), _("..."), fields))

`fields` is called in the language of the new page and returns {name of a field: value}; the value
of a StreamField is a list of (block, value) pairs. What is to be replaced is marked by `prompt`,
so that the checks in the editor name what was forgotten.
"""

from collections.abc import Callable
from dataclasses import dataclass
from itertools import chain, count
from typing import Any

from django.utils.functional import Promise
from django.utils.text import slugify
from django.utils.translation import override
from wagtail.fields import StreamField

from .content_checks.outlines import prompt
from .registry import page_outlines

__all__ = ["EMPTY", "Outline", "begin_from", "outlines_of", "prompt"]

# The choice of an empty page.
EMPTY = ""


@dataclass(frozen=True)
class Outline:
    """One prepared page: for which type, what it is called, for what it is good, what it holds."""

    model: str
    title: str | Promise
    description: str | Promise
    fields: Callable[[], dict[str, Any]]


def outlines_of(model: Any) -> list[tuple[str, Outline]]:
    """Return the (name, outline) pairs of a page type, in the order of registration."""
    label = model._meta.label
    return [(name, one) for name, one in page_outlines.items() if one.model == label]


def begin_from(page: Any, name: str, parent: Any = None) -> None:
    """Fill a new page with an outline of its type, in its language; an unknown name is no harm.

    Args:
        page: not in the tree yet.
        name: of the outline.
        parent: below which it will stand, for an address that is free there.
    """
    outline = dict(outlines_of(type(page))).get(name)
    if outline is None:
        return
    with override(page.locale.language_code):
        for field_name, value in outline.fields().items():
            field = page._meta.get_field(field_name)
            if isinstance(field, StreamField):
                blocks = [{"type": kind, "value": _said(inside)} for kind, inside in value]
                value = field.stream_block.to_python(blocks)
            setattr(page, field_name, _said(value))
    # The editor makes an address of a title that is typed, not of one that is there.
    page.slug = _free(slugify(page.title) or name, parent)


def _free(slug: str, parent: Any) -> str:
    """Return an address that no page below `parent` has."""
    taken = set(parent.get_children().values_list("slug", flat=True)) if parent else set()
    numbered = (f"{slug}-{number}" for number in count(2))
    return next(one for one in chain([slug], numbered) if one not in taken)


def _said(value: Any) -> Any:
    """Return the value with its words in the language of the page."""
    if isinstance(value, Promise):
        return str(value)
    if isinstance(value, dict):
        return {name: _said(inside) for name, inside in value.items()}
    return [_said(inside) for inside in value] if isinstance(value, list) else value
