"""Searching the live public pages."""

from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.core.paginator import Page as ResultPage
from django.core.paginator import Paginator
from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from wagtail.models import Locale, Page

from campaign.models import CampaignPage, PledgePage, StoryPage, UpdatePage
from home.cards import Card
from home.models import BasePage, ContactPage, HomePage, StandardPage
from home.querysets import PublicPageQuerySet
from home.text import fold
from network.models import CooperativePage, OrganisationPage

RESULTS_PER_PAGE = 20
MAX_QUERY_LENGTH = 200
# Value of the `type` parameter -> words and page types.
KINDS: dict[str, tuple[Any, tuple[type[BasePage], ...]]] = {
    "stories": (_("Stories"), (StoryPage,)),
    "updates": (_("Updates"), (UpdatePage,)),
    "pledges": (_("Pledges"), (PledgePage,)),
    "organisations": (_("Organisations"), (OrganisationPage, CooperativePage)),
    "pages": (_("Campaign and information"), (HomePage, CampaignPage, StandardPage, ContactPage)),
}
PAGE_TYPES = [model for _words, models in KINDS.values() for model in models]


def public_pages() -> PublicPageQuerySet:
    """Return every live page that is for everybody."""
    pages: PublicPageQuerySet = PublicPageQuerySet(Page).live().public()
    return pages


def found_pages(words: str, kind: str, locale: Locale | None) -> Any:
    """Return the pages that hold all `words`, best first; by beginnings of words if none does.

    `words` is folded text; an empty one finds nothing.
    """
    if not words:
        return []
    # Wagtail's own `public()`: the search backend cannot read a subquery.
    pages = Page.objects.live().public()
    if kind in KINDS:
        pages = pages.type(KINDS[kind][1])
    if locale is not None:
        pages = pages.filter(locale=locale)
    results = pages.search(words, operator="and")
    return results if results.count() else pages.autocomplete(words)


def summaries(ids: list[int]) -> dict[int, str]:
    """Return the summaries of pages of any type in one query."""
    parts: list[QuerySet[Any, Any]] = [
        model.objects.filter(pk__in=ids).order_by().values_list("pk", "summary")
        for model in PAGE_TYPES
    ]
    return dict(parts[0].union(*parts[1:], all=True)) if ids else {}


def _kind_words(page: Page) -> Any:
    """Return the name of the group that a page belongs to."""
    model = ContentType.objects.get_for_id(page.content_type_id).model_class()
    return next((words for words, models in KINDS.values() if model in models), "")


def _cards(rows: ResultPage[Any], languages: dict[int, str], request: HttpRequest) -> list[Card]:
    """Return the cards of one page of results, in their order."""
    pages = list(rows)
    texts = summaries([page.pk for page in pages])
    return [
        Card(
            title=page.title,
            url=page.get_url(request) or "",
            text=texts.get(page.pk, ""),
            badge=str(_kind_words(page)),
            language=languages.get(page.locale_id, ""),
        )
        for page in pages
    ]


def search_context(request: HttpRequest, language: str) -> dict[str, Any]:
    """Return what the search page shows for the parameters q, type, language and page."""
    query = request.GET.get("q", "")[:MAX_QUERY_LENGTH].replace("\x00", " ").strip()
    kind = request.GET.get("type", "")
    asked_language = request.GET.get("language", language)
    locales = {locale.language_code: locale for locale in Locale.objects.all()}
    locale = locales.get(asked_language)
    words = fold(query)
    rows = Paginator(found_pages(words, kind, locale), RESULTS_PER_PAGE).get_page(
        request.GET.get("page")
    )
    return {
        "query": query,
        "searched": bool(words),
        "total": rows.paginator.count,
        "rows": rows,
        "cards": _cards(rows, {row.pk: code for code, row in locales.items()}, request)
        if words
        else [],
        "facet_groups": [
            {
                "name": "type",
                "label": _("What to look for"),
                "options": [
                    {"value": value, "label": words_, "count": None, "selected": value == kind}
                    for value, (words_, _models) in KINDS.items()
                ],
            },
        ],
        "any_language": locale is None,
    }
