"""Searching everything that is public: what the search page shows."""

from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.core.paginator import Paginator
from django.db.models import Case, When
from django.http import HttpRequest, QueryDict
from django.utils import timezone
from wagtail.models import Page

from home.models import ContactPage, StandardPage
from home.querysets import PublicPageQuerySet

from ..models import SearchDocument
from ..words.query import Query
from ..words.stems import primary
from ..words.typed import shown_query, words_of_query
from .facets import ANY, LANGUAGE, chips, chosen, facet_groups
from .results import Found, address_of, find, meant, shown
from .wording import worded

RESULTS_PER_PAGE = 20
# Children of a home page: where people can go on when nothing was found.
SECTION_DEPTH = 3
MOST_SECTIONS, MOST_READ = 6, 40


def public_pages() -> PublicPageQuerySet:
    """Return every live page that is for everybody, and not about to be taken away."""
    pages: PublicPageQuerySet = PublicPageQuerySet(Page).live().public()
    return pages.exclude(expire_at__lte=timezone.now())


def search_context(request: HttpRequest, language: str) -> dict[str, Any]:
    """Return what the search page shows for q, page and the facets."""
    query_text = shown_query(request.GET.get("q", ""))
    words = words_of_query(query_text)
    choices = chosen(request.GET)
    alike = request.GET.get(LANGUAGE) == ANY
    query = worded(words, primary(language))
    found = find(query, choices, alike=alike) if query else Found()
    pages = Paginator(found.families, RESULTS_PER_PAGE)
    rows = pages.get_page(request.GET.get("page"))
    results = shown(list(rows), found, choices, request) if found.families else []
    instead = meant(query, found) if query else ""
    # Nothing to narrow down where nothing is found and nothing was chosen.
    families = found.all_families
    groups = facet_groups(families, found.held, choices) if families or choices else []
    return {
        "query": query_text,
        "searched": bool(words),
        "words": words,
        "total": pages.count,
        "many": found.is_cut,
        "rows": rows,
        "cards": results,
        "kept": _kept(request),
        "facet_groups": groups if query else [],
        "chips": chips(choices, lambda name: _address(request, {name: None, "page": None})),
        "instead": instead,
        "instead_url": _address(request, {"q": instead, "page": None}),
        "wider_url": _wider(request, found, query),
        **(_instead_of_nothing(request, language) if words and not results else {}),
    }


def _kept(request: HttpRequest) -> list[dict[str, str]]:
    """Return what the form keeps beside the words and the choices."""
    kept = {"lite": request.GET.get("lite") == "1" and "1"}
    return [{"name": name, "value": str(value)} for name, value in kept.items() if value]


def _address(request: HttpRequest, changes: dict[str, str | None]) -> str:
    """Return the end of this page's address with some parameters changed or taken away."""
    parameters: QueryDict = request.GET.copy()
    for name, value in changes.items():
        if value is None:
            parameters.pop(name, None)
        else:
            parameters[name] = value
    return f"?{parameters.urlencode()}"


def _wider(request: HttpRequest, found: Found, query: Query) -> str:
    """Return the address of the same words without the choices, when those leave nothing."""
    if not query or found.families or not found.all_families:
        return ""
    kept = {"q": request.GET.get("q", ""), "lite": request.GET.get("lite", "")}
    asked = QueryDict(mutable=True)
    asked.update({name: value for name, value in kept.items() if value})
    return f"?{asked.urlencode()}"


def _instead_of_nothing(request: HttpRequest, language: str) -> dict[str, Any]:
    """Return where a reader can go on who found nothing: parts of the site, and the contact."""
    rows = SearchDocument.objects.visible().filter(
        page__depth=SECTION_DEPTH, language=language, file__isnull=True
    )
    contact_type = ContentType.objects.get_for_model(ContactPage)
    # Privacy and other notices are nobody's way in.
    notices = ContentType.objects.get_for_model(StandardPage)
    rows = rows.select_related("page__locale").order_by(
        Case(When(page__content_type=notices, then=1), default=0), "page__path"
    )
    contact, sections = "", []
    for row in rows[:MOST_READ]:
        address = address_of(row, request)
        if row.page is not None and row.page.content_type_id == contact_type.pk:
            contact = address
        elif len(sections) < MOST_SECTIONS:
            sections.append({"title": row.title, "url": address, "text": row.summary})
    return {"sections": sections, "contact_url": contact}
