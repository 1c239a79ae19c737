"""Writing a story: the first draft and every change of it."""

from typing import Any

from django.db import transaction

from home.actions.errors import require
from network.models import Organisation

from ..models import StoryPage
from ..policies import may_write_text
from .record_consent import record_consent
from .texts import keep_draft, lock_draft, place_page, slug_for

WORDS = ("title", "kind", "text", "place", "text_language", "byline")


@transaction.atomic
def create_story(user: Any, organisation: Organisation, words: dict[str, Any]) -> StoryPage:
    """Create a draft in the name of `organisation`.

    Args:
        user: the author.
        organisation: who speaks.
        words: cleaned data of `StoryForm`; only the title must be there.

    Raises NotAllowed when she does not write for this organisation.
    """
    require(may_write_text(user, organisation))
    page = StoryPage(organisation=organisation, slug=slug_for(words["title"], "story"))
    _fill(page, user, words)
    placed: StoryPage = place_page(page, user)
    return placed


@transaction.atomic
def save_story(pk: int, user: Any, words: dict[str, Any]) -> StoryPage:
    """Save the words of a draft, or of a public story as a draft beside it.

    Raises NotAllowed for strangers, Conflict while it is in review.
    """
    page: StoryPage = lock_draft(pk, user)
    _fill(page, user, words)
    keep_draft(page, user)
    return page


def _fill(page: StoryPage, user: Any, words: dict[str, Any]) -> None:
    """Put cleaned words and answers into the page."""
    for name in WORDS:
        setattr(page, name, words.get(name) or "")
    page.draft_title = page.title
    _answer(page, user, words)


def _answer(page: StoryPage, user: Any, words: dict[str, Any]) -> None:
    """Keep the agreement; a changed answer is a new record, the old one stays as it was."""
    if not words.get("agreed"):
        page.consent = None
        return
    children = bool(words["shows_children"])
    if page.consent is None or page.consent.shows_children != children:
        page.consent = record_consent(
            user, shows_children=children, guardian_agreed=bool(words.get("guardian_agreed"))
        )
