"""The library's publications in their order, with a bit for each choice that narrows them down."""

from collections import defaultdict

from django.db.models import F, OuterRef, Subquery, Value
from django.db.models.functions import Concat

from home.bits import Joined, PageBits, as_bits, newest_of_pages
from home.models import PageTerm
from home.paging import kept
from home.querysets import PublicPageQuerySet
from home.terms import LANGUAGE, SERIES

from ..models import Publication, PublicationPage
from ..querysets import released

YEAR = "year"
# The lists under which a publication page is filed, in the order in which they are offered.
TERMS = (SERIES, "theme", "programme", "audience", LANGUAGE)
ORDER = (
    F("publication__year").desc(),
    F("publication__month").desc(nulls_last=True),
    F("pk").desc(),
)


def library_pages(locale_id: int) -> PublicPageQuerySet:
    """Return each publication once, in the reader's language where it is written in it.

    Left out are campaign materials, which have a page of their own, and editions with a newer one.
    """
    pages: PublicPageQuerySet = PublicationPage.objects.live().public().shown_in(locale_id)
    pages = pages.filter(released("publication__"))
    return pages.filter(publication__material="", publication__superseded_by__isnull=True)


def shelf_of(locale_id: int) -> PageBits:
    """Return all publications for readers of a language, the newest first, in two statements.

    It is kept until a page or a publication changes, and for a minute at most: an embargo ends by
    itself. Whoever shows pages asks the database for them, which has the last word.
    """
    asked = (locale_id, newest_of_pages(Publication))
    return kept("library", asked, lambda: _read(locale_id))


def _read(locale_id: int) -> PageBits:
    terms = PageTerm.objects.filter(page=OuterRef("pk"), vocabulary__in=TERMS).order_by()
    joined = terms.values("page").annotate(all=Joined(Concat("vocabulary", Value(":"), "code")))
    rows = library_pages(locale_id).order_by(*ORDER).annotate(filed=Subquery(joined.values("all")))
    keys: list[int] = []
    found: dict[tuple[str, str], list[int]] = defaultdict(list)
    for place, (pk, year, filed) in enumerate(rows.values_list("pk", "publication__year", "filed")):
        keys.append(pk)
        found[YEAR, str(year)].append(place)
        for one in filter(None, (filed or "").split(",")):
            name, _colon, code = one.partition(":")
            found[name, code].append(place)
    return PageBits(keys, {term: as_bits(places, len(keys)) for term, places in found.items()})
