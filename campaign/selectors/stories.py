"""Stories as cards, the story index and one story's surroundings."""

from collections.abc import Sequence
from typing import Any

from django.db.models import Case, Q, QuerySet, When
from django.http import HttpRequest

from home.cards import PICTURE, Card
from home.compiled import compiled
from home.drawn import Shared
from home.page_paths import site_roots
from home.paging import kept, page_of
from home.querysets import NEWEST_FIRST, PublicPageQuerySet
from home.vocabularies import label
from network.models import Organisation
from network.selectors.directory import organisation_url
from network.selectors.places import place_line

from ..models import ConsentedPage, StoryPage
from .originals import about_original
from .story_facets import chosen_in, counted, narrowed, numbers_of, story_facets, total_of

CARDS_PER_PAGE = 20
RELATED_STORIES = 3
_ON_CARDS = (
    *("title", "url_path", "pull_quote", "summary", "byline", "place", "withheld"),
    *("kind", "text_language", "social_image"),
)


def public_stories() -> PublicPageQuerySet:
    """Return what the public may read, with what a card shows, without the long texts."""
    stories: PublicPageQuerySet = (
        StoryPage.objects.live()
        .public()
        .select_related("organisation", "social_image", "locale")
        .defer("text")
        .order_by(NEWEST_FIRST, "-pk")
    )
    return stories


def shown_place(story: StoryPage) -> str:
    """Return the town of a story, unless it is withheld."""
    return "" if story.withheld else story.place


def story_card(story: StoryPage, request: HttpRequest | None = None) -> Card:
    """Return how a story shows itself, labelled with the language of its words."""
    return Card(
        title=story.title,
        url=story.get_url(request) or "",
        text=story.pull_quote or story.summary,
        meta=" · ".join(part for part in (story.byline, shown_place(story)) if part),
        badge=label("story_kind", story.kind),
        language=story.text_language,
        image=None if story.withheld else story.social_image,
    )


def story_cards(
    locale_id: int,
    limit: int,
    request: HttpRequest | None = None,
    organisation: Organisation | None = None,
) -> Sequence[Card]:
    """Return the newest stories, each once, whatever language they are in."""
    ids = [organisation.pk] if organisation is not None else []
    roots = tuple(site_roots(request))
    return _newest.made(_cards, roots, locale_id=locale_id, limit=limit, organisations=ids)


def _cards(stories: list[StoryPage], _roots: Any) -> Sequence[Card]:
    return Shared(story_card(story) for story in stories)


@compiled("locale_id", "organisations")
def _newest(locale_id: int, limit: int, organisations: list[int]) -> QuerySet[StoryPage]:
    stories = public_stories().shown_in(locale_id)
    if organisations:
        stories = stories.filter(organisation__in=organisations)
    return _for_cards(stories)[:limit]


def _for_cards(stories: QuerySet[StoryPage]) -> QuerySet[StoryPage]:
    """Read what cards show, and nothing else: a story and what belongs to it have 150 columns."""
    return stories.select_related(None).select_related("social_image").only(*_ON_CARDS, *PICTURE)


def story_index_context(request: HttpRequest, page: Any) -> dict[str, Any]:
    """Return one page of stories and the choices that narrow them."""
    chosen = chosen_in(request)
    stories = public_stories().shown_in(page.locale_id)
    numbers = numbers_of(kept("stories", page.locale_id, lambda: counted(stories)), chosen)
    total = total_of(numbers, chosen)
    rows = page_of(narrowed(stories, chosen), CARDS_PER_PAGE, request.GET.get("page"), total)
    return {
        "rows": rows,
        "cards": [story_card(story, request) for story in rows],
        "total": total,
        "facet_groups": story_facets(numbers, chosen),
        "clear_url": request.path if any(chosen.values()) else "",
    }


def story_page_context(request: HttpRequest, page: StoryPage) -> dict[str, Any]:
    """Return what surrounds a story: photos, organisation, place, further stories."""
    organisation = page.organisation
    town = "" if page.withheld else page.place or organisation.town
    return {
        "translation": about_original(request, page),
        "photos": shown_photos(request, page),
        "kind_label": label("story_kind", page.kind),
        "where": place_line(town, organisation.country.code),
        "organisation_url": organisation_url(organisation),
        "related": related_stories(request, page),
    }


def related_stories(request: HttpRequest, page: StoryPage) -> Sequence[Card]:
    """Return stories that the reader can read: in the language of the page, same kind first."""
    return _related.made(
        _cards,
        tuple(site_roots(request)),
        pk=page.pk or 0,
        kind=page.kind,
        locale_id=page.locale_id,
        language=page.locale.language_code,
    )


@compiled("pk", "locale_id")
def _related(pk: int, kind: str, locale_id: int, language: str) -> QuerySet[StoryPage]:
    readable = Q(text_language=language) | Q(text_language__startswith=f"{language}-")
    others = public_stories().filter(readable, locale_id=locale_id).exclude(pk=pk)
    same_first = Case(When(kind=kind, then=0), default=1)
    return _for_cards(others).order_by(same_first, NEWEST_FIRST, "-pk")[:RELATED_STORIES]


def shown_photos(request: HttpRequest, page: ConsentedPage) -> list[Any]:
    """Return the photos of a story or update; none while they are withheld."""
    if getattr(request, "is_preview", False) or not page.pk:
        return list(page.photos.all())
    if page.withheld:
        return []
    photos = type(page)._meta.get_field("photos").related_model
    return _photos(model=photos, page_id=page.pk)


@compiled("page_id")
def _photos(model: Any, page_id: int) -> QuerySet[Any]:
    rows: QuerySet[Any] = model.objects.filter(page=page_id)
    return rows.select_related("image").order_by("sort_order")
