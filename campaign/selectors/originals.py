"""How a translation stands to its original: what it tells again, and what has changed since."""

from typing import Any

from django.http import HttpRequest
from wagtail.models import Revision

from ..models import StoryPage

# The words of a story that its translation tells again; photos have theirs.
WORDS = ("title", "text", "transcript", "pull_quote", "summary", "place")
# What a translation shows as its original does.
FACTS = ("organisation_id", "kind", "byline", "written_by", "recording_id")


def original_of(page: Any) -> StoryPage | None:
    """Return the page that was made first in the family of `page`; None when `page` is it."""
    earlier = StoryPage.objects.filter(translation_key=page.translation_key, pk__lt=page.pk)
    found: StoryPage | None = (
        earlier.filter(translated_from=None).select_related("locale").order_by("pk").first()
    )
    return found


def version_of(original: StoryPage) -> int:
    """Return the version that readers of the original see; 0 when none was kept."""
    return original.live_revision_id or 0


def is_behind(page: StoryPage, original: StoryPage) -> bool:
    """Whether the original was published anew since it was translated."""
    if page.translated_from is not None:
        return page.translated_from != version_of(original)
    moments = (original.last_published_at, page.last_published_at)
    return all(moments) and moments[0] > moments[1]


def words_of_version(original: StoryPage, version: int | None) -> dict[str, Any]:
    """Return the words of a version of the original; those of today when it was not kept."""
    if version and version != original.live_revision_id:
        kept = Revision.page_revisions.filter(pk=version, object_id=str(original.pk)).first()
        if kept is not None:
            return dict(kept.content)
    return {name: getattr(original, name) for name in WORDS}


def missing_words(page: StoryPage, original: StoryPage) -> list[str]:
    """Return the names of what the translated version has and its translation does not."""
    told = words_of_version(original, page.translated_from)
    missing = [name for name in WORDS if told.get(name) and not getattr(page, name)]
    unsaid = any(not photo.alt_text for photo in page.photos.all())
    return [*missing, *(["alt_text"] if unsaid else [])]


def same_facts(page: StoryPage, original: StoryPage) -> bool:
    """Whether a translation names and shows nobody but who is in its original today."""
    images = {photo.image_id for photo in original.photos.all()}
    shown = {photo.image_id for photo in page.photos.all()}
    facts = all(getattr(page, name) == getattr(original, name) for name in FACTS)
    return facts and shown <= images and bool(original.place or not page.place)


def about_original(request: HttpRequest, page: StoryPage) -> dict[str, Any] | None:
    """Return what readers of a translation are told of its original; None for an original.

    Routing has left the family on the request, so that an original costs no query.
    """
    family = getattr(request, "cradle_translations", None)
    if family is not None and all(one.pk >= page.pk for one in family.values()):
        return None
    original = original_of(page) if page.pk else None
    if original is None or not original.live:
        return None
    return {
        "url": original.get_url(request),
        "language": original.text_language,
        "behind": is_behind(page, original),
    }
