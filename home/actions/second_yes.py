"""Where somebody could be put in danger, two people say yes to the same words."""

from typing import Any

from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.log_actions import log
from wagtail.models import Revision

from ..models import ReviewTaskState
from ..notices import ask_second_person
from ..selectors.risks import risks_of
from .errors import Conflict
from .propose import drop_question

ALREADY = _("You have said yes. A second person must read it, too.")


def is_second_yes(page: Any, state: ReviewTaskState, user: Any, revision: Revision) -> bool:
    """Whether the yes of `user` to `revision` is enough to publish.

    The first yes to a text with a risk is noted, and the text goes back to the queue. A yes to
    other words than the first was for is a first one again.

    Raises Conflict when she said the first yes herself.
    """
    risks = risks_of(revision.as_object())
    if not risks:
        return True
    said = state.first_yes_by_id is not None and state.first_yes_revision_id == revision.pk
    if said and state.first_yes_by_id != user.pk:
        return True
    if said:
        raise Conflict(ALREADY)
    state.first_yes_by = user
    state.first_yes_at = timezone.now()
    state.first_yes_revision = revision
    # The second person reads these words, not those before a small edit of the first.
    state.revision = revision
    if state.waits_for_author:
        drop_question(state)
    state.taken_by = None
    state.taken_at = None
    state.save()
    log(instance=page, action="cradle.review.first_yes", user=user, revision=revision)
    ask_second_person(page, state, user, risks)
    return False
