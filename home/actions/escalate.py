"""A reviewer hands a text to a data officer, who hands it back with her answer, or declines it."""

from collections.abc import Iterable
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.log_actions import log
from wagtail.models import TaskState

from ..models import ReviewTaskState
from ..notices import tell_reviewer
from ..selectors.review import barred_from
from ..selectors.staff import data_officers, is_officer
from ..typed_numbers import whole_number
from .answer import what_was_read
from .errors import Invalid

SAY_WHAT = _("Say what the data officer should look at.")
WHICH = _("Choose a data officer. It must be another person, and not the author.")


def escalate(
    page: Any,
    state: ReviewTaskState,
    user: Any,
    comment: str = "",
    reason: str = "",
    **_rest: str,
) -> None:
    """Hand the round to a data officer, with the text as it stands now.

    Until she has answered nobody else acts on it (see `may_do_act`); a first yes stays given.

    Args:
        page: whose words they are.
        state: the round, locked.
        user: the reviewer.
        comment: what the officer should look at.
        reason: number of the officer.

    Raises Invalid without words, or for nobody who is an officer and may answer it, Conflict when
    the text is newer than what `user` has read.
    """
    if not comment:
        raise Invalid(SAY_WHAT, field="comment")
    officer = chosen_officer(reason, barred_from(page, state) | {user.pk})
    state.revision = what_was_read(page, state, user)
    state.taken_by = None
    state.taken_at = None
    state.escalated_at = timezone.now()
    state.escalated_to = officer
    state.escalated_by = user
    state.escalation_note = comment
    state.officer_answer = ""
    state.save()
    data = {"comment": comment, "officer": officer.pk}
    log(instance=page, action="cradle.review.escalate", user=user, data=data)
    words = {"comment": comment, "due": state.answer_due, "asked_by": user}
    tell_reviewer(page, "review_escalated", officer, **words)


def chosen_officer(number: str, nobody: set[int]) -> Any:
    """Return the data officer of a number; raise Invalid when it is none, or one of `nobody`."""
    officers = data_officers().exclude(pk__in=nobody)
    officer = officers.filter(pk=whole_number(number)).first()
    if officer is None:
        raise Invalid(WHICH, field="reason")
    return officer


def hand_back(
    page: Any, state: ReviewTaskState, user: Any, comment: str = "", **_rest: str
) -> None:
    """Give the round back to the reviewers, with the words of the data officer.

    Raises Invalid without words, Conflict when the text is newer than what `user` has read.
    """
    if not comment:
        raise Invalid(_("Say what you have found."), field="comment")
    state.revision = what_was_read(page, state, user)
    return_round(page, state, user, comment)


def answer_by_taking_down(pages: Iterable[Any], user: Any, words: str) -> None:
    """Give back what data officers had of a text that one of them has taken down."""
    if not is_officer(user):
        return
    rounds = ReviewTaskState.objects.select_for_update(of=("self",)).filter(
        workflow_state__object_id__in=[str(page.pk) for page in pages],
        status=TaskState.STATUS_IN_PROGRESS,
        escalated_at__isnull=False,
    )
    for state in rounds.order_by("pk"):
        return_round(state.workflow_state.content_object, state, user, words)


def return_round(page: Any, state: ReviewTaskState, user: Any, comment: str) -> None:
    """Let the reviewers answer again, log it and tell who had asked."""
    asked_by = state.escalated_by
    state.escalated_at = None
    state.escalated_to = None
    state.officer_answer = comment
    state.save()
    log(instance=page, action="cradle.review.hand_back", user=user, data={"comment": comment})
    words = {"comment": comment, "due": state.answer_due, "officer": user}
    tell_reviewer(page, "review_handed_back", asked_by, **words)
