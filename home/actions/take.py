"""Taking a text for review and giving it back, so that two reviewers do not answer at once."""

from typing import Any

from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.log_actions import log

from ..models import ReviewTaskState
from ..selectors.review import authors_of, is_taken
from .errors import Conflict


def take(page: Any, state: ReviewTaskState, user: Any, **_words: str) -> None:
    """Give the round to `user`, with the text as it stands now."""
    if is_taken(state) and state.taken_by_id != user.pk:
        raise Conflict(_("%(name)s has taken this text.") % {"name": state.taken_by})
    latest = page.get_latest_revision()
    if latest.user_id in authors_of(page, state):
        state.submitted_revision = latest
    state.revision = latest
    state.taken_by = user
    state.taken_at = timezone.now()
    state.save()
    log(instance=page, action="cradle.review.take", user=user, revision=latest)


def release(page: Any, state: ReviewTaskState, user: Any, **_words: str) -> None:
    """Give the round back to the queue."""
    if state.taken_by_id != user.pk:
        raise Conflict(_("You have not taken this text."))
    state.taken_by = None
    state.taken_at = None
    state.save()
    log(instance=page, action="cradle.review.release", user=user)
