"""What every feed holds: the newest texts, and those that nobody may read any more."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db.models import Max
from wagtail.models import PageLogEntry

from home.models import HiddenText, Tombstone
from home.querysets import PublicPageQuerySet

ENTRIES = 50
# After these a feed is another one, though no text is newer.
GONE = ("wagtail.unpublish", "cradle.consent.ended", "cradle.text.show", "cradle.text.put_back")


@dataclass(frozen=True)
class Entry:
    """One text, with when it was published or last came back."""

    page: Any
    updated: datetime
    words: str
    author: str


@dataclass(frozen=True)
class Feed:
    """Everything that a feed says in one language."""

    title: str
    url: str
    summary: str
    entries: list[Entry]
    gone: list[tuple[UUID, datetime]]
    updated: datetime


def feed_of(
    pages: Iterable[Any],
    family: PublicPageQuerySet,
    begun: datetime,
    told: Callable[[Any], tuple[str, str]],
    **head: str,
) -> Feed:
    """Return a feed, in three statements beside the one for its texts.

    Args:
        pages: the newest texts that everybody may read, at most `ENTRIES`.
        family: all texts that the feed has ever held, public or not.
        begun: when it changed last, as long as nothing happens.
        told: returns the words of a text, and who speaks.
        head: `title`, `url` and `summary` of the feed.
    """
    pages = list(pages)
    keys = [page.translation_key for page in pages]
    hidden = HiddenText.objects.filter(text_key__in=keys, shown_at__isnull=False)
    again = dict(hidden.values_list("text_key", "shown_at"))
    entries = []
    for page in pages:
        published = page.last_published_at or page.first_published_at or begun
        shown = again.get(page.translation_key)
        entries.append(Entry(page, max(published, shown) if shown else published, *told(page)))
    gone = _gone(family)
    changed = PageLogEntry.objects.filter(action__in=GONE, page__in=family.values("pk"))
    last = changed.aggregate(last=Max("timestamp"))["last"]
    moments = [one.updated for one in entries] + [when for _key, when in gone]
    updated = max([*moments, *([last] if last else [])], default=begun)
    return Feed(entries=entries, gone=gone, updated=updated, **head)


def _gone(family: PublicPageQuerySet) -> list[tuple[UUID, datetime]]:
    """Return the texts that were removed, taken down or hidden, newest first, each once."""
    stones = Tombstone.objects.filter(text_key__in=family.values("translation_key"))
    rows = stones.values("text_key").annotate(when=Max("removed_at")).order_by("-when")[:ENTRIES]
    return [(row["text_key"], row["when"]) for row in rows]
