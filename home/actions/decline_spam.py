"""Declining spam from the queue: many at once, each checked as if it were answered alone."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from django.utils.translation import gettext_lazy as _

from ..models import ReviewTaskState
from ..models.decline_reason import SPAM
from ..selectors.decline_reasons import offered_reason
from .answer import end_without_publishing, what_was_read
from .errors import ActionError, Conflict, Invalid

MOST_AT_ONCE = 100


@dataclass
class Answer:
    """How many were declined, and (title, reason) of each that was not."""

    declined: int = 0
    refused: list[tuple[str, str]] = field(default_factory=list)


def decline_as_spam(page: Any, state: ReviewTaskState, user: Any, **_words: str) -> None:
    """Decline one text as spam, without words of the editor.

    Raises Conflict when somebody has said yes to it: it is read alone then.
    """
    if state.first_yes_by_id is not None:
        raise Conflict(_("Somebody has said yes to this text. Open it and answer it alone."))
    reason = offered_reason(SPAM)
    if reason is None:
        raise Invalid(_("Choose a reason."), field="reason")
    what_was_read(page, state, user)
    end_without_publishing(page, state, user, reason, "")


def decline_all_as_spam(user: Any, chosen: Sequence[tuple[int, int]]) -> Answer:
    """Decline each round of `chosen` that `user` may decline.

    Args:
        user: the reviewer; what she may not answer, or another has taken, is refused one by one.
        chosen: ids of rounds, each with the revision that stood in her list.
    """
    from .review import act_on_review

    answer = Answer()
    rounds = ReviewTaskState.objects.select_related("workflow_state", "task").in_bulk(
        [pk for pk, _revision in chosen[:MOST_AT_ONCE]]
    )
    for pk, revision in chosen[:MOST_AT_ONCE]:
        state = rounds.get(pk)
        if state is None:
            continue
        user.opened_revision_id = revision
        try:
            act_on_review(state, user, "spam")
        except ActionError as refusal:
            title = str(state.workflow_state.content_object)
            answer.refused.append((title, str(refusal)))
        else:
            answer.declined += 1
    return answer
