"""What the feed of stories holds: the newest ones, and those that nobody may read any more."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db.models import Max
from django.utils import timezone
from wagtail.models import PageLogEntry

from home.models import HiddenText, Tombstone

from ..models import StoryIndexPage, StoryPage
from .stories import public_stories

ENTRIES = 50
# After these the feed is another one, though no story is newer.
GONE = ("wagtail.unpublish", "cradle.consent.ended", "cradle.text.show", "cradle.text.put_back")


@dataclass(frozen=True)
class FeedStory:
    """One story, with when it was published or last came back."""

    page: StoryPage
    updated: datetime


@dataclass(frozen=True)
class StoryFeed:
    """Everything that the feed of one language says."""

    index: StoryIndexPage
    stories: list[FeedStory]
    gone: list[tuple[UUID, datetime]]
    updated: datetime


def story_feed(language: str) -> StoryFeed | None:
    """Return the feed of a language; None while it has no story index."""
    indexes = StoryIndexPage.objects.live().public().select_related("locale")
    index = indexes.filter(locale__language_code=language).first()
    if index is None:
        return None
    pages = list(public_stories().shown_in(index.locale_id)[:ENTRIES])
    keys = [page.translation_key for page in pages]
    again = dict(
        HiddenText.objects.filter(text_key__in=keys, shown_at__isnull=False).values_list(
            "text_key", "shown_at"
        )
    )
    begun = index.last_published_at or index.latest_revision_created_at or timezone.now()
    stories = []
    for page in pages:
        published = page.last_published_at or page.first_published_at or begun
        shown = again.get(page.translation_key)
        stories.append(FeedStory(page, max(published, shown) if shown else published))
    gone = _gone()
    changed = PageLogEntry.objects.filter(
        action__in=GONE, page__in=StoryPage.objects.values("pk")
    ).aggregate(last=Max("timestamp"))["last"]
    moments = [one.updated for one in stories] + [when for _key, when in gone]
    return StoryFeed(
        index, stories, gone, max([*moments, *([changed] if changed else [])], default=begun)
    )


def _gone() -> list[tuple[UUID, datetime]]:
    """Return the stories that were removed, taken down or hidden, newest first, each once."""
    told = StoryPage.objects.values("translation_key")
    stones = Tombstone.objects.filter(text_key__in=told).values("text_key")
    rows = stones.annotate(when=Max("removed_at")).order_by("-when")[:ENTRIES]
    return [(row["text_key"], row["when"]) for row in rows]
