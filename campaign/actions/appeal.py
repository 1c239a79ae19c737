"""The one appeal: an author asks that another person looks at her declined text."""

from typing import Any

from django.db import transaction
from django.utils.translation import gettext_lazy as _
from wagtail.log_actions import log

from home.actions.errors import Conflict, Invalid
from home.models import ReviewTaskState
from home.notices import send_receipt, tell_reviewers
from home.selectors.review import last_round

from ..statuses import status_of
from .send_text import NOT_READY
from .texts import lock_text

NOT_NOW = _("Only a text that was declined can be looked at again, and only once.")


@transaction.atomic
def appeal(pk: int, user: Any, words: str) -> ReviewTaskState:
    """Start another round for a declined text; who declined it answers it no more.

    Args:
        pk: of the page.
        user: its author, or a steward of her organisation.
        words: why it should be published.

    Raises NotAllowed for strangers, Conflict unless it was declined for the first time, Invalid
    without words.
    """
    page = lock_text(pk, user)
    declined = last_round(page)
    if declined is None or not status_of(page, declined).may_appeal:
        raise Conflict(NOT_NOW)
    words = words.strip()
    if not words:
        raise Invalid(_("Say why another person should look at it."), field="words")
    workflow = page.get_workflow()
    state = workflow.start(page, user).current_task_state if workflow else None
    if not isinstance(state, ReviewTaskState):
        raise Invalid(NOT_READY)
    state.appeal_of = declined
    state.appeal_words = words
    state.save(update_fields=["appeal_of", "appeal_words"])
    log(instance=page, action="cradle.review.appeal", user=user)
    send_receipt(page, state, user)
    tell_reviewers(page, state)
    return state
