"""Where a page or record leads: pages, documents and outside addresses."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from html import unescape
from typing import Any

from django.db.models import URLField
from django.utils.translation import gettext as _
from wagtail.blocks import PageChooserBlock, URLBlock
from wagtail.documents import get_document_model
from wagtail.documents.blocks import DocumentChooserBlock
from wagtail.models import Page
from wagtail.rich_text import RichText

from ..querysets import is_restricted
from .finding import Finding
from .parts import Part, capital, parts_of

PAGE, DOCUMENT, OUTSIDE = "page", "document", "outside"
ANCHOR = re.compile(r"<a\b([^>]*)>", re.IGNORECASE)
ATTRIBUTE = re.compile(r'([\w-]+)="([^"]*)"')
WEB = ("http://", "https://")


@dataclass(frozen=True)
class Link:
    """Where it leads: the id of a page or document, or an address; and where it stands."""

    kind: str
    target: str
    place: str


def links_of(thing: Any, parts: Iterable[Part] | None = None) -> Iterator[Link]:
    """Yield every link of a page or record, in the order of its fields.

    Args:
        thing: a page or record.
        parts: what `parts_of` found in it, when that is known.
    """
    for field in thing._meta.concrete_fields:
        # Wagtail's own columns point at the page itself, or at what nobody follows.
        if field.is_relation and field.model is not Page and not field.primary_key:
            kind, target = _kind_of(field.related_model), getattr(thing, field.attname)
            if kind and target:
                yield Link(kind, str(target), capital(field.verbose_name))
    for part in parts_of(thing) if parts is None else parts:
        yield from _links_in(part, thing)


def _links_in(part: Part, thing: Any) -> Iterator[Link]:
    value = part.value
    if not value:
        return
    if isinstance(value, RichText):
        yield from _in_rich_text(value.source, part.place)
    elif isinstance(part.block, PageChooserBlock):
        yield Link(PAGE, str(value.pk), part.place)
    elif isinstance(part.block, DocumentChooserBlock):
        yield Link(DOCUMENT, str(value.pk), part.place)
    elif _is_address(part, thing) and str(value).startswith(WEB):
        yield Link(OUTSIDE, str(value), part.place)


def _in_rich_text(source: str, place: str) -> Iterator[Link]:
    for found in ANCHOR.finditer(source):
        attributes = dict(ATTRIBUTE.findall(found.group(1)))
        kind, href = attributes.get("linktype", ""), unescape(attributes.get("href", ""))
        if kind in (PAGE, DOCUMENT) and attributes.get("id", "").isdecimal():
            yield Link(kind, attributes["id"], place)
        elif href.startswith(WEB):
            yield Link(OUTSIDE, href, place)


def _is_address(part: Part, thing: Any) -> bool:
    if part.block is not None:
        return isinstance(part.block, URLBlock)
    return isinstance(thing._meta.get_field(part.name), URLField)


def _kind_of(model: Any) -> str:
    if isinstance(model, type) and issubclass(model, Page):
        return PAGE
    return DOCUMENT if model is get_document_model() else ""


def reasons_of(links: Iterable[Link]) -> dict[tuple[str, str], str]:
    """Return {(kind, target): why readers do not get there} of links inside the site.

    Two queries for any number of links; what readers do reach is not in the answer.
    """
    wanted: dict[str, set[str]] = {PAGE: set(), DOCUMENT: set()}
    for link in links:
        if link.kind in wanted:
            wanted[link.kind].add(link.target)
    found: dict[tuple[str, str], str] = {}
    if wanted[PAGE]:
        pages = Page.objects.filter(pk__in=wanted[PAGE]).annotate(restricted=is_restricted())
        states = {
            str(pk): (live, hidden)
            for pk, live, hidden in pages.values_list("pk", "live", "restricted")
        }
        for pk in wanted[PAGE]:
            live, hidden = states.get(pk, (None, False))
            if live is None:
                found[PAGE, pk] = "gone"
            elif not live:
                found[PAGE, pk] = "draft"
            elif hidden:
                found[PAGE, pk] = "private"
    if wanted[DOCUMENT]:
        there = get_document_model().objects.filter(pk__in=wanted[DOCUMENT])
        known = {str(pk) for pk in there.values_list("pk", flat=True)}
        found |= {(DOCUMENT, pk): "gone" for pk in wanted[DOCUMENT] - known}
    return found


def check_links(page: Any, parts: list[Part]) -> Iterator[Finding]:
    """Name the links that lead readers nowhere."""
    links = list(links_of(page, parts))
    reasons = reasons_of(links)
    told = {
        "gone": _("This links to a page that no longer exists. Choose another one."),
        "draft": _("This links to a page that is not public. Publish that one first."),
        "private": _("This links to a page that not everybody may read."),
    }
    for link in links:
        reason = reasons.get((link.kind, link.target))
        if reason and link.kind == DOCUMENT:
            words = _("This links to a file that no longer exists. Choose another one.")
            yield Finding("link", words, link.place)
        elif reason:
            yield Finding("link", told[reason], link.place)
