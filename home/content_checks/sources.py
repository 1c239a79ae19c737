"""Pictures without words, and figures and quotes without a source."""

from collections.abc import Iterator
from typing import Any

from django.utils.translation import gettext as _
from wagtail.blocks import StructBlock

from .finding import Finding
from .parts import Part


def check_alternatives(parts: list[Part]) -> Iterator[Finding]:
    """Name the pictures that people who do not see them would learn nothing about."""
    for part in parts:
        if _has(part, "image", "alt") and part.value.get("image") and _empty(part.value, "alt"):
            words = _("Say in one sentence what the picture shows.")
            yield Finding("alt", words, part.place, blocks=True)


def check_sources(parts: list[Part]) -> Iterator[Finding]:
    """Name the figures that do not say where they come from, and the quotes of nobody."""
    for part in parts:
        if not _has(part, "source_title") or not _empty(part.value, "source_title"):
            continue
        if part.block.child_blocks["source_title"].required:  # type: ignore[union-attr]
            words = _("Name the source: who published this, and when.")
            yield Finding("source", words, part.place, blocks=True)
        elif _has(part, "quote") and _empty(part.value, "attribution"):
            words = _("Say whose words these are, or where they were published.")
            yield Finding("source", words, part.place, blocks=True)


def _has(part: Part, *names: str) -> bool:
    is_struct = isinstance(part.block, StructBlock) and part.value is not None
    return is_struct and all(name in part.block.child_blocks for name in names)  # type: ignore[union-attr]


def _empty(value: Any, name: str) -> bool:
    return not str(value.get(name) or "").strip()
