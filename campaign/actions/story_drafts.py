"""Writing a story: the first draft and every change of it."""

from typing import Any

from django.db import transaction

from home.actions.errors import require
from network.models import Organisation

from ..models import StoryPage
from ..policies import may_write_text
from .texts import keep_draft, lock_draft, place_page, slug_for

WORDS = ("title", "kind", "text", "place", "text_language", "byline", "written_by")


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
    _fill(page, words)
    placed: StoryPage = place_page(page, user)
    return placed


@transaction.atomic
def save_story(pk: int, user: Any, words: dict[str, Any]) -> StoryPage:
    """Save the words of a draft, or of a public story as a draft beside it.

    Raises NotAllowed for strangers, Conflict while it is in review.
    """
    page: StoryPage = lock_draft(pk, user)
    _fill(page, words)
    keep_draft(page, user)
    return page


def _fill(page: StoryPage, words: dict[str, Any]) -> None:
    """Put cleaned words into the page."""
    for name in WORDS:
        setattr(page, name, words.get(name) or "")
    page.risks = list(words.get("risks") or [])
    page.draft_title = page.title
