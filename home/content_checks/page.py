"""All checks of a page."""

from collections.abc import Iterator
from typing import Any, NamedTuple

from django.http import HttpRequest
from django.utils.translation import gettext as _

from ..registry import content_checks
from .finding import Finding
from .links import check_links
from .outlines import check_prompts
from .parts import Part, parts_of
from .rendered import Weight, check_empty_headings, check_headings, check_weight, draw, weigh
from .sentences import check_sentences
from .sources import check_alternatives, check_sources

SEVERE_FIRST = ("alt", "source")


def refusals(page: Any) -> list[Finding]:
    """Return why a page can't be published; saving it is never refused."""
    return [one for one in _promised(page, list(parts_of(page))) if one.blocks]


class Look(NamedTuple):
    """What was seen on a page: what could be better, and its weight; None when it was not drawn."""

    findings: list[Finding]
    weight: Weight | None


def findings(page: Any, request: HttpRequest | None = None) -> list[Finding]:
    """Return all that could be better on a page, as `look_at` tells it."""
    return look_at(page, request).findings


def look_at(page: Any, request: HttpRequest | None = None) -> Look:
    """Return all that could be better on a page as it stands, what blocks publishing first.

    Args:
        page: a draft or a public page, as it will be.
        request: of the editor, to draw the page and weigh it; without, that is left out.
    """
    parts = list(parts_of(page))
    found = [*_promised(page, parts), *_missing(page), *check_prompts(parts)]
    found += [*check_empty_headings(parts), *check_links(page, parts)]
    html = draw(page, request) if request is not None else ""
    weight = weigh(html) if html else None
    if weight is not None:
        found += [*check_weight(weight), *check_headings(html, parts)]
    found += check_sentences(parts, page.locale.language_code)
    return Look(sorted(found, key=lambda one: not one.blocks), weight)


def _promised(page: Any, parts: list[Part]) -> Iterator[Finding]:
    """Yield what the site promises its readers; higher apps add theirs."""
    yield from check_alternatives(parts)
    yield from check_sources(parts)
    for check in content_checks:
        yield from check(page, parts)


def _missing(page: Any) -> Iterator[Finding]:
    written = {field.field_name for field in getattr(page, "translatable_fields", ())}
    if "summary" in written and not page.summary.strip():
        words = _("Write a summary: lists and shared links show it.")
        yield Finding("summary", words, _("Summary"))
    if getattr(page, "asks_for_terms", False) and not any(page.taxonomy().values()):
        words = _("Say what the page is about, under Promote. Readers find it by that.")
        yield Finding("terms", words, _("What it is about"))
