"""Loads the library of the demo: records first, then pages, then their contents and files."""

from collections.abc import Iterator
from datetime import timedelta
from typing import Any

from anyascii import anyascii
from django.conf import settings
from django.utils import timezone
from django.utils.text import slugify

from home.demo.bodies import body
from home.demo.source import LANGUAGES, BaseDemo, said
from home.demo.tree import add_page, finish_page

from ..models import (
    JournalArticle,
    LibraryPage,
    MaterialsPage,
    Publication,
    PublicationPage,
    ToolkitPage,
)
from .blocks import modules
from .figures import load_figures, load_glossary
from .files import Order, keep_files, leaflet_order, material_orders, text_order
from .source import read

LIBRARY, MATERIALS = "page:library", "page:materials"
CONTENTS = ("briefs", "notes", "research", "toolkit_health", "toolkit_advocacy", "materials")
LONGEST_SLUG = 60


def entries() -> Iterator[dict[str, Any]]:
    """Yield every publication of the content files."""
    for name in CONTENTS:
        yield from read(name)


def used_pictures() -> set[str]:
    """Return the names of the pictures that the library shows."""
    return {
        block["value"]["picture"]
        for entry in entries()
        for block in entry.get("body", ())
        if block["type"] in ("image", "figure")
    }


def load_records() -> None:
    """Make figures, words and publications; an edition comes after the one that it supersedes."""
    load_figures()
    load_glossary()
    for entry in entries():
        record = dict(entry["record"])
        if "supersedes" in record:
            record["supersedes"] = Publication.objects.get(code=record["supersedes"])
        if "embargo" in record:
            record["embargo_until"] = timezone.now() + timedelta(days=record.pop("embargo"))
        authors = "\n".join(record.pop("authors", ()))
        publication = Publication(code=entry["code"], authors=authors, **record)
        publication.full_clean()
        publication.save()
        for place, article in enumerate(entry.get("articles", ())):
            names = "\n".join(article.pop("authors"))
            JournalArticle.objects.create(
                publication=publication, authors=names, sort_order=place, **article
            )


def load_pages(demo: BaseDemo) -> None:
    """Put the pages into the tree of each language, still without their content."""
    content = read("library")
    for language in LANGUAGES:
        for key, model, parent in (
            (LIBRARY, LibraryPage, "page:home"),
            (MATERIALS, MaterialsPage, LIBRARY),
        ):
            words = content[key]
            page = model(
                title=said(words["title"], language),
                slug=said(words["slug"], language),
                summary=said(words["summary"], language),
                terms=words["terms"],
            )
            add_page(demo, key, parent, page, language)
        for entry in entries():
            _add(demo, entry, language)


def _add(demo: BaseDemo, entry: dict[str, Any], language: str) -> None:
    model = ToolkitPage if "modules" in entry else PublicationPage
    title = said(entry["title"], language)
    record = Publication.objects.get(code=entry["code"])
    page = model(
        title=title,
        slug=slug_of(title),
        summary=said(entry["summary"], language),
        terms=entry["terms"],
        publication=record,
    )
    parent = MATERIALS if record.material else LIBRARY
    add_page(demo, key_of(entry), parent, page, language, days_ago=entry.get("days", 40))
    if record.is_embargoed:
        # Written and planned, and not to be seen before.
        type(page).objects.filter(pk=page.pk).update(
            live=False, first_published_at=None, go_live_at=record.embargo_until
        )
        page.live = False


def slug_of(title: str) -> str:
    """Return the address of a title: whole words, as many as are easily read out."""
    whole = slugify(anyascii(title))
    if len(whole) <= LONGEST_SLUG:
        return whole
    return whole[: LONGEST_SLUG + 1].rpartition("-")[0]


def key_of(entry: dict[str, Any]) -> str:
    """Return the key of a publication's pages."""
    return f"page:library-{entry['code']}"


def fill_library(demo: BaseDemo) -> None:
    """Give every page its content, and draw the files."""
    content = read("library")
    for language in LANGUAGES:
        for key in (LIBRARY, MATERIALS):
            page: Any = demo.pages[(key, language)]
            page.refresh_from_db()
            if "body" in content[key]:
                page.body = body(demo, key, content[key]["body"], language)
            finish_page(page)
    orders: list[Order] = []
    for entry in entries():
        for language in LANGUAGES:
            page = demo.pages[(key_of(entry), language)]
            page.refresh_from_db()
            page.body = body(demo, key_of(entry), entry.get("body", []), language)
            if "modules" in entry:
                page.modules = modules(key_of(entry), entry["modules"], language)
            finish_page(page)
            if language in entry.get("files", ()):
                orders.append(text_order(page))
            if language in entry.get("shown", {}).get("languages", ()):
                campaign = demo.page("page:campaign", language)
                address = campaign.url if campaign else f"/{language}/"
                orders += material_orders(page, entry, f"{settings.BASE_URL}{address}")
        record = Publication.objects.get(code=entry["code"])
        for code, leaflet in entry.get("leaflets", {}).items():
            orders.append(leaflet_order(record, code, leaflet))
    keep_files(orders)
