"""Reading one publication: its kind, date, files, articles and editions, and how it is cited."""

from datetime import date
from typing import Any

from django.conf import settings
from django.http import HttpRequest
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from home.cards import Card
from home.selectors.locales import locale_of
from home.templatetags.ui import language_name
from home.translated import say
from home.vocabularies import label

from ..citing import apa, bibtex
from ..describing import linked_data, meta_tags
from ..models import Publication, PublicationFile, PublicationPage
from ..periods import month


def kind_words(publication: Publication) -> str:
    """Return what it is: the kind of material, or its series with the number."""
    if publication.material:
        return label("material", publication.material)
    series = label("publication_series", publication.series)
    if not publication.number:
        return series
    return _("%(series)s no. %(number)s") % {"series": series, "number": publication.number}


def date_words(publication: Publication) -> str:
    """Return when it came out, to the month where that is known."""
    if not publication.month:
        return str(publication.year)
    return month(date(publication.year, publication.month, 1))


def files_of(publications: Any) -> dict[int, list[PublicationFile]]:
    """Return the files of publications by their number, in one query."""
    found: dict[int, list[PublicationFile]] = {}
    rows = PublicationFile.objects.filter(publication__in=publications).select_related("document")
    for row in rows.order_by("language", "paper"):
        found.setdefault(row.publication_id, []).append(row)
    return found


def languages_of(publication: Publication) -> set[str]:
    """Return every language in which there is a live page or a file of a publication.

    Whoever needs it of many prefetches `pages__locale` and `files`.
    """
    if {"pages", "files"} <= getattr(publication, "_prefetched_objects_cache", {}).keys():
        live = {page.locale.language_code for page in publication.pages.all() if page.live}
        return live | {file.language for file in publication.files.all()}
    pages = publication.pages.live().values_list("locale__language_code", flat=True)
    return {*pages, *publication.files.values_list("language", flat=True)}


def files_by_language(publication: Publication) -> list[tuple[str, str, int]]:
    """Return (language, address, bytes) of the first file of each language."""
    if publication.is_embargoed:
        return []
    kept = publication.__dict__.get("_shown_files")
    rows = kept if kept is not None else files_of([publication.pk]).get(publication.pk, [])
    found: dict[str, tuple[str, str, int]] = {}
    for row in rows:
        found.setdefault(
            row.language, (row.language, row.document.url, row.document.file_size or 0)
        )
    return list(found.values())


def described_file(row: PublicationFile) -> dict[str, Any]:
    """Return a file as pages offer it: what it is, in which language, how long and how heavy."""
    return {
        "url": row.document.url,
        "title": row.title,
        "language": row.language,
        "kind": (row.document.file_extension or "").upper(),
        "size": row.document.file_size or 0,
        "pages": row.pages,
        "paper": row.paper,
    }


def in_order(rows: list[PublicationFile]) -> list[dict[str, Any]]:
    """Return files as pages offer them, those in the reader's language first."""
    here = get_language() or settings.LANGUAGE_CODE
    described = map(described_file, rows)
    return sorted(
        described, key=lambda one: (one["language"] != here, one["language"], one["paper"])
    )


def publication_card(
    page: PublicationPage,
    request: HttpRequest | None = None,
    files: list[PublicationFile] | None = None,
) -> Card:
    """Return a publication as listings show it."""
    publication = page.publication
    languages = dict.fromkeys(row.language for row in files or ())
    names = ", ".join(language_name(code) for code in languages)
    return Card(
        title=page.title,
        url=page.get_url(request) or "",
        text=page.summary,
        meta=" · ".join(filter(None, (date_words(publication), names))),
        badge=kind_words(publication),
        language=page.locale.language_code,
    )


def pages_of(publications: Any, locale_id: int) -> dict[int, PublicationPage]:
    """Return the page of each publication for readers of a language, by its number."""
    rows = PublicationPage.objects.live().public().shown_in(locale_id)
    rows = rows.filter(publication__in=publications).select_related("publication", "locale")
    return {row.publication_id: row for row in rows}


def editions_of(publication: Publication) -> list[int]:
    """Return the numbers of all editions of a publication, the newest first, in one query."""
    rows = Publication.objects.filter(series=publication.series, supersedes__isnull=False)
    older = dict(rows.values_list("pk", "supersedes"))
    newer = {old: new for new, old in older.items()}
    newest = publication.pk
    while newest in newer:
        newest = newer[newest]
    found = [newest]
    while found[-1] in older:
        found.append(older[found[-1]])
    return found


def publication_context(page: PublicationPage, request: HttpRequest) -> dict[str, Any]:
    """Return what the page of a publication shows besides its own words."""
    publication = page.publication
    rows = files_of([publication.pk]).get(publication.pk, [])
    # The language links ask for them once more.
    publication.__dict__["_shown_files"] = rows
    here = get_language() or settings.LANGUAGE_CODE
    files = in_order(rows)
    # A page that is only previewed has no address yet.
    path = page.get_url(request) or "/"
    address = f"{settings.BASE_URL}{path}"
    articles = list(publication.articles.all()) if publication.journal else []
    return {
        "publication": publication,
        "kind": kind_words(publication),
        "date": date_words(publication),
        "authors": publication.author_names,
        "files": files,
        "articles": articles,
        "urls": {name: f"{path}{name}/" for name in ("print", "offline", "bibtex")},
        "apa": apa(publication, address),
        "bibtex": bibtex(publication),
        "editions": _editions(page, request),
        "changes": say(publication.changes),
        "has_text": bool(page.body) or bool(getattr(page, "modules", None)),
        "meta_tags": meta_tags(page, address, files, here),
        "data": linked_data(page, address, files, articles),
    }


def _editions(page: PublicationPage, request: HttpRequest) -> dict[str, Any]:
    """Return the newest edition where this is none, and the other ones before it."""
    order = editions_of(page.publication)
    if len(order) == 1:
        return {}
    locale = locale_of(get_language())
    pages = pages_of(order, locale.pk)
    shown = [
        {
            "title": pages[pk].title,
            "url": pages[pk].get_url(request) or "",
            "number": pages[pk].publication.edition,
            "date": date_words(pages[pk].publication),
            "changes": say(pages[pk].publication.changes),
            "current": pk == page.publication_id,
        }
        for pk in order
        if pk in pages
    ]
    newest = shown[0] if shown and order[0] in pages and not shown[0]["current"] else None
    return {"newest": newest, "all": shown}
