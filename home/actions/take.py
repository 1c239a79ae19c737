"""Taking a text for review and giving it back, so that two reviewers do not answer at once."""

from typing import Any

from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.log_actions import log
from wagtail.models import TaskState

from ..models import HiddenText, ReviewTaskState
from ..selectors.review import TAKEN_FOR, authors_of, is_taken, rounds_of
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


def keep_taken(page: Any, user: Any) -> None:
    """Begin the twenty minutes of `user` again: who saves is not silent.

    What another has taken meanwhile, or what was never taken, stays as it is.
    """
    rounds = rounds_of(page).filter(
        status=TaskState.STATUS_IN_PROGRESS,
        taken_by=user,
        taken_at__gt=timezone.now() - TAKEN_FOR,
    )
    rounds.update(taken_at=timezone.now())


def release(page: Any, state: ReviewTaskState, user: Any, **_words: str) -> None:
    """Give the round back to the queue."""
    if state.taken_by_id != user.pk:
        raise Conflict(_("You have not taken this text."))
    _give_back(page, state, user)


def release_all(user: Any) -> None:
    """Give back all that `user` has taken and not answered, because she leaves.

    What she has as a data officer waits for any other one.
    """
    waiting = ReviewTaskState.objects.filter(taken_by=user, status=TaskState.STATUS_IN_PROGRESS)
    handed = ReviewTaskState.objects.filter(escalated_to=user)
    handed.update(escalated_to=None)
    HiddenText.objects.filter(handed_to=user).update(handed_to=None)
    for state in waiting.select_related("workflow_state"):
        _give_back(state.workflow_state.content_object, state, user)


def _give_back(page: Any, state: ReviewTaskState, user: Any) -> None:
    """Let the round wait for whoever takes it next."""
    state.taken_by = None
    state.taken_at = None
    state.save()
    log(instance=page, action="cradle.review.release", user=user)
