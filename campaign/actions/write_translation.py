"""Saving a translation as its translator writes it."""

from typing import Any

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from home.actions.errors import Conflict

from ..models import StoryPage
from ..selectors.originals import WORDS, original_of, version_of
from .claim_translation import copy_facts
from .texts import keep_draft, lock_draft, slug_for

NO_ORIGINAL = _("The original is not public now. What you wrote before is kept.")


@transaction.atomic
def save_translation(pk: int, user: Any, words: dict[str, Any]) -> StoryPage:
    """Save the words of a draft, or of a public translation as a draft beside it.

    Args:
        pk: of the translation.
        user: who has claimed it.
        words: cleaned data of `TranslationForm`; `source` is the version of the original that
            stood beside the fields.

    Raises NotAllowed for everybody else, Conflict in review or while the original is not public.
    """
    page: StoryPage = lock_draft(pk, user)
    original = original_of(page)
    if original is None or not original.live:
        raise Conflict(NO_ORIGINAL)
    if not page.first_published_at and words["title"] != page.title:
        page.slug = slug_for(words["title"], "story")
    for name in WORDS:
        setattr(page, name, (words.get(name) or "") if getattr(original, name) else "")
    page.draft_title = page.title
    page.translated_by = user.name[:120] if words.get("named") else ""
    page.translated_from = _seen(original, page, words.get("source"))
    copy_facts(page, original)
    for photo in page.photos.all():
        photo.alt_text = words.get(f"alt_{photo.image_id}") or ""
    keep_draft(page, user)
    return page


def _seen(original: StoryPage, page: StoryPage, source: int | None) -> int:
    """Return the version that she has translated: today's only if that is what she saw."""
    if source == version_of(original):
        return version_of(original)
    return page.translated_from or 0
