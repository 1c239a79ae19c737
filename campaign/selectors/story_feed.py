"""What the feed of stories holds."""

from django.utils import timezone

from ..models import StoryIndexPage, StoryPage
from .feed import ENTRIES, Feed, feed_of
from .stories import public_stories


def story_feed(language: str) -> Feed | None:
    """Return the feed of a language; None while it has no story index."""
    indexes = StoryIndexPage.objects.live().public().select_related("locale")
    index = indexes.filter(locale__language_code=language).first()
    if index is None:
        return None
    return feed_of(
        public_stories().shown_in(index.locale_id)[:ENTRIES],
        StoryPage.objects.all(),
        index.last_published_at or index.latest_revision_created_at or timezone.now(),
        _told,
        title=index.title,
        url=index.url or "",
        summary=index.summary,
    )


def _told(page: StoryPage) -> tuple[str, str]:
    """Return the sentence that is set large, and who tells it."""
    return page.pull_quote or page.summary, page.byline or page.organisation.name
