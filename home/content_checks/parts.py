"""The parts of what editors write: every block of every field, with the place where it stands."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.db import models
from wagtail.blocks import Block, ListBlock, StreamBlock, StructBlock
from wagtail.fields import RichTextField, StreamField
from wagtail.models import Page
from wagtail.rich_text import RichText

WORDS = (models.URLField, models.TextField, models.CharField)


@dataclass(frozen=True)
class Part:
    """A value, the block that holds it (None for a field of the model), and its place."""

    value: Any
    block: Block | None
    place: str
    name: str = ""


def parts_of(thing: Any) -> Iterator[Part]:
    """Yield every part of a page or record, the whole before its pieces.

    The pages, pictures and documents that blocks name are fetched in one query a kind of block.
    """
    for field in thing._meta.concrete_fields:
        if field.model is Page:
            # Its columns are titles and what Wagtail keeps for itself.
            continue
        if isinstance(field, StreamField):
            yield from _stream(getattr(thing, field.name), "")
        elif isinstance(field, RichTextField):
            text = RichText(getattr(thing, field.name) or "")
            yield Part(text, None, capital(field.verbose_name), field.name)
        elif isinstance(field, WORDS) and field.editable and not field.choices:
            words = getattr(thing, field.name) or ""
            yield Part(words, None, capital(field.verbose_name), field.name)


def _stream(value: Any, place: str) -> Iterator[Part]:
    for number, child in enumerate(value or (), 1):
        here = f"{child.block.label} ({number})"
        yield from _inside(child.block, child.value, f"{place}, {here}" if place else here)


def _inside(block: Block, value: Any, place: str) -> Iterator[Part]:
    yield Part(value, block, place, block.name)
    if isinstance(block, StructBlock):
        for name, child in block.child_blocks.items():
            yield from _inside(child, value.get(name) if value else None, place)
    elif isinstance(block, ListBlock):
        for item in value or ():
            yield from _inside(block.child_block, item, place)
    elif isinstance(block, StreamBlock):
        yield from _stream(value, place)


def capital(words: Any) -> str:
    """Return the name of a field as it begins a line."""
    return str(words)[:1].upper() + str(words)[1:]
