"""The library as open data: publications with their files, figures with their older values."""

from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Any, NamedTuple

from django.conf import settings
from django.db.models import Exists, F, Max, OuterRef, Q, QuerySet
from django.http import QueryDict

from home.selectors.terms import has_term
from home.terms import LANGUAGE
from home.text import fold
from library.models import Publication, PublicationPage, Statistic
from library.selectors.library_choices import is_known
from library.selectors.publications import described_file, files_of
from library.selectors.shelf import TERMS, YEAR

Record = dict[str, Any]
FILTERS = ("q", *TERMS, YEAR)
FACTS = (
    *("code", "title", "language", "series", "number", "year", "month", "publisher"),
    *("isbn", "doi", "access", "external_url", "journal", "volume", "issue", "edition"),
)


class Asked(NamedTuple):
    """What the parameters of an address ask for, or which of them means nothing."""

    rows: QuerySet[Publication]
    unknown: str


def asked(parameters: QueryDict) -> Asked:
    """Read the parameters of the library; a value that it does not know is named."""
    for name in (*TERMS, YEAR):
        value = parameters.get(name, "")
        if value and not is_known(name, value):
            return Asked(Publication.objects.none(), f"{name}={value[:40]}")
    return Asked(_narrowed(parameters), "")


def _narrowed(parameters: Mapping[str, str]) -> QuerySet[Publication]:
    pages: Any = PublicationPage.objects.live().public()
    for name in TERMS:
        if value := parameters.get(name):
            pages = pages.filter(has_term(name, value))
    rows: Any = Publication.objects.released()
    rows = rows.filter(Exists(pages.filter(publication=OuterRef("pk"))))
    if year := parameters.get(YEAR):
        rows = rows.filter(year=int(year))
    for word in fold(parameters.get("q", "")[:200]).split():
        named = Exists(pages.filter(publication=OuterRef("pk"), title__icontains=word))
        rows = rows.filter(Q(title__icontains=word) | Q(authors__icontains=word) | named)
    newest = (F("year").desc(), F("month").desc(nulls_last=True), F("pk").desc())
    ordered: QuerySet[Publication] = rows.order_by(*newest)
    return ordered


def as_of() -> datetime:
    """Return when a page of a publication was published last."""
    live = PublicationPage.objects.live().public()
    last = live.aggregate(last=Max("last_published_at"))["last"]
    moment: datetime = last or datetime.fromtimestamp(0, UTC)
    return moment


def records_of(rows: list[Publication]) -> list[Record]:
    """Return the records of a few publications, in three queries."""
    numbers = [row.pk for row in rows]
    files = files_of(numbers)
    pages: dict[int, list[PublicationPage]] = {}
    live = PublicationPage.objects.live().public().filter(publication__in=numbers)
    for page in live.select_related("locale").order_by("pk"):
        pages.setdefault(page.publication_id, []).append(page)
    return [_record(row, pages.get(row.pk, []), files.get(row.pk, [])) for row in rows]


def _record(row: Publication, pages: list[PublicationPage], files: list[Any]) -> Record:
    found: Record = {name: getattr(row, name) or None for name in FACTS}
    found["authors"] = row.author_names
    found["material"] = row.material or None
    found["titles"] = {page.locale.language_code: page.title for page in pages}
    found["summaries"] = {page.locale.language_code: page.summary for page in pages}
    found["urls"] = {
        page.locale.language_code: f"{settings.BASE_URL}{page.url}" for page in pages if page.url
    }
    found["terms"] = pages[0].terms if pages else {}
    found["files"] = [
        {
            "url": f"{settings.BASE_URL}{one['url']}",
            **{name: one[name] for name in (LANGUAGE, "kind", "size", "pages")},
        }
        for one in map(described_file, files)
    ]
    return found


def figure_records() -> list[Record]:
    """Return every figure with all its versions, the current one first."""
    found: dict[str, list[Statistic]] = {}
    for row in Statistic.objects.order_by("code", "-is_current", "-pk"):
        found.setdefault(row.code, []).append(row)
    return [
        {
            "code": code,
            "url": f"{settings.BASE_URL}/en/figures/{code}/",
            "label": rows[0].label,
            "area": rows[0].area or None,
            "versions": [_version(row) for row in rows],
        }
        for code, rows in found.items()
    ]


def _version(row: Statistic) -> Record:
    return {
        "value": float(row.value),
        "qualifier": row.qualifier or None,
        "unit": row.unit,
        "unit_words": row.unit_words,
        "group": row.group,
        "year": row.year,
        "source": row.source_title,
        "source_url": row.source_url or None,
        "current": row.is_current,
    }
