"""The feed of a choice of pages: the newest, and what nobody may read any more."""

from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any
from uuid import UUID

from django.contrib.contenttypes.models import ContentType
from django.db.models import Max, QuerySet
from django.http import HttpRequest
from wagtail.models import Page, PageLogEntry

from campaign.selectors.feed import GONE
from home.models import HiddenText, PageTerm, Tombstone
from home.selectors.light_cards import light_cards, models_of_kind
from home.selectors.locales import locale_of

from .listed_pages import listed_pages
from .related import ordered, pages_of, title_of
from .related_filters import KIND, LANGUAGE, Asked, asked_in

IN_THE_FEED = 50
# A feed that nothing has changed yet; it has to say some moment.
BEGUN = datetime(2020, 1, 1, tzinfo=UTC)


@dataclass(frozen=True)
class MixedFeed:
    """What a feed says of pages of mixed types.

    Attributes:
        title: what was chosen, in words.
        entries: the newest pages, each with its card and when it was published or came back last.
        gone: texts that stood here and were removed, taken down or hidden, the newest first.
        updated: when anything came or went last.
    """

    title: str
    entries: list[tuple[Any, Any, datetime]]
    gone: list[tuple[UUID, datetime]]
    updated: datetime


def related_feed(request: HttpRequest, language: str) -> MixedFeed:
    """Return the newest of a choice for a feed, whatever the order of the list is."""
    asked = Asked(asked_in(request.GET).values)
    pages = pages_of(ordered(asked, listed_pages(), locale_of(language))[:IN_THE_FEED])
    keys = {page.translation_key for page in pages}
    back = HiddenText.objects.filter(text_key__in=keys, shown_at__isnull=False)
    shown: dict[Any, Any] = dict(back.values_list("text_key", "shown_at"))
    entries = [
        (page, card, max(_published(page), shown.get(page.translation_key, BEGUN)))
        for page, card in zip(pages, light_cards(pages, request), strict=True)
    ]
    gone = _gone(asked, keys)
    # A page that was deleted has no terms any more: its going is told by every feed's moment.
    taken = PageLogEntry.objects.filter(action__in=(*GONE, "wagtail.delete"))
    last = taken.aggregate(last=Max("timestamp"))["last"]
    moments = [moment for _page, _card, moment in entries] + [when for _key, when in gone]
    updated = max([*moments, *([last] if last else [])], default=BEGUN)
    return MixedFeed(title_of(asked), entries, gone, updated)


def _published(page: Page) -> datetime:
    moment: datetime | None = page.last_published_at or page.first_published_at
    return moment or BEGUN


def _gone(asked: Asked, shown: set[UUID]) -> list[tuple[UUID, datetime]]:
    stones = Tombstone.objects.filter(text_key__in=_ever(asked).values("translation_key"))
    rows = stones.values("text_key").annotate(when=Max("removed_at")).order_by("-when")
    found = [(row["text_key"], row["when"]) for row in rows[:IN_THE_FEED]]
    return [(key, when) for key, when in found if key not in shown]


def _ever(asked: Asked) -> QuerySet[Any]:
    """Return all pages that fit a choice, public or not."""
    pages = Page.objects.order_by().filter(pk__in=PageTerm.objects.values("page"))
    for name, codes in asked.values.items():
        if not codes:
            continue
        if name == KIND:
            models = [model for code in codes for model in models_of_kind(code)]
            types = ContentType.objects.get_for_models(*models).values()
            pages = pages.filter(content_type__in=[one.pk for one in types])
        elif name == LANGUAGE:
            pages = pages.filter(locale__language_code__in=codes)
        else:
            having = PageTerm.objects.filter(vocabulary=name, code__in=codes)
            pages = pages.filter(pk__in=having.values("page"))
    return pages
