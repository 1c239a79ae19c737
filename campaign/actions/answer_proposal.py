"""The author's yes or no to what a reviewer wants to change in her words."""

from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.log_actions import log

from home.actions.errors import Conflict, NotAllowed
from home.actions.promise import go_on
from home.models import ReviewTaskState
from home.notices import tell_reviewer
from home.selectors.review import authors_of, open_round

from .texts import lock_text

NOT_ASKED = _("Nobody asks you about changes now.")
NEWER = _("The editor has changed more in the meantime. Read it again, then answer.")
NOT_THE_AUTHOR = _("Only who wrote or sent this text can answer this.")


@transaction.atomic
def answer_proposal(pk: int, user: Any, revision_id: int, *, agrees: bool) -> None:
    """Keep the author's answer; the same yes again changes nothing.

    After a no, her own words are the newest version again. The editor's stay in the history.

    Args:
        pk: of the page.
        user: one of its authors.
        revision_id: of the version that she has read.
        agrees: yes or no.

    Raises NotAllowed for everybody else, Conflict when nothing is asked, or something newer.
    """
    page = lock_text(pk, user)
    state = _lock_round(page)
    if user.pk not in authors_of(page, state):
        raise NotAllowed(NOT_THE_AUTHOR)
    if agrees and state.agreed_revision_id == revision_id:
        return
    if not state.waits_for_author:
        raise Conflict(NOT_ASKED)
    asked = state.proposed_revision
    if asked is None or asked.pk != revision_id or page.latest_revision_id != revision_id:
        raise Conflict(NEWER)
    if agrees:
        state.agreed_revision = asked
        state.agreed_by = user
        state.agreed_at = timezone.now()
    else:
        restore_words(page, state, user)
    go_on(state)
    state.save()
    verb = "cradle.review.agree" if agrees else "cradle.review.disagree"
    log(instance=page, action=verb, user=user, revision=asked)
    tell_reviewer(page, "review_agreed", asked.user, agrees=agrees)


def restore_words(page: Any, state: ReviewTaskState, user: Any) -> None:
    """Make what the author sent the newest version again."""
    sent = state.submitted_revision or state.revision
    words = sent.as_object()
    if not page.live:
        words.save()
    state.revision = words.save_revision(user=user, log_action=True, clean=False)
    state.submitted_revision = state.revision
    state.proposed_revision = None


def _lock_round(page: Any) -> ReviewTaskState:
    """Lock the open round of a page that is locked."""
    state = open_round(page)
    if state is None:
        raise Conflict(NOT_ASKED)
    return ReviewTaskState.objects.select_for_update().get(pk=state.pk)
