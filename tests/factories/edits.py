"""A reviewer's edits of a text under review, for tests."""

from typing import Any

from wagtail.models import Revision

from home.models import ReviewTaskState

from .review import fresh

LONG = " ".join(f"word{number}" for number in range(60))


def edit(page: Any, reviewer: Any, text: str = LONG) -> Revision:
    """Return the version that a reviewer has saved in the admin."""
    draft = fresh(page).get_latest_revision_as_object()
    draft.text = text
    saved: Revision = draft.save_revision(user=reviewer)
    return saved


def proposed_edit(page: Any, state: ReviewTaskState, reviewer: Any, text: str = LONG) -> Revision:
    """Return a large edit about which the author is asked."""
    saved = edit(page, reviewer, text)
    state.task.specific.on_action(state, reviewer, "propose", comment="I have made it shorter.")
    state.refresh_from_db()
    return saved
