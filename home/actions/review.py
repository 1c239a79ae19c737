"""The reviewer's acts, each checked and done under a lock, each logged.

Stock Wagtail publishes the latest revision, not the one that was read, and lets moderators approve
their own work. Here the person, the language, the round and the revision are
checked while page and round are locked, so that no address and no race goes around a rule.
"""

from collections.abc import Callable
from typing import Any

from django.db import transaction
from django.utils.translation import gettext_lazy as _
from wagtail.log_actions import log
from wagtail.models import Page, TaskState

from ..models import ReviewTaskState
from ..policies import may_do_act
from .answer import approve, ask_author, changed_message, decline, request_changes
from .decline_spam import decline_as_spam
from .errors import ActionError, Conflict, Invalid, NotAllowed, require
from .escalate import escalate, hand_back
from .flag import flag
from .take import release, take

Act = Callable[..., None]
ACTS: dict[str, Act] = {
    "take": take,
    "release": release,
    "reject": request_changes,
    "approve": approve,
    "propose": ask_author,
    "decline": decline,
    "flag": flag,
    "spam": decline_as_spam,
    "escalate": escalate,
    "hand_back": hand_back,
}
CROSSED = _("This round of review belongs to another page.")


def act_on_review(
    task_state: TaskState,
    user: Any,
    name: str,
    *,
    comment: str = "",
    reason: str = "",
    addressed: int | None = None,
) -> None:
    """Carry out the act `name` of `user` on a round of review.

    Args:
        task_state: the round; read again under a lock.
        user: the reviewer.
        name: one of `ACTS`.
        comment: words for the author.
        reason: code of a `DeclineReason` that is offered, or of a `RiskFlag`, or the number of
            a data officer.
        addressed: id of the page whose address was used, when there was one.

    Raises:
        NotAllowed: not a reviewer, another language, own work, another page's address.
        Conflict: answered already, or the text changed after it was opened.
        Invalid: the act needs words or a reason.
    """
    page = Page.objects.get(pk=task_state.workflow_state.object_id).specific
    try:
        with transaction.atomic():
            page, state = _lock(task_state.pk)
            if addressed is not None and addressed != page.pk:
                raise NotAllowed(CROSSED)
            if name not in ACTS:
                raise Invalid
            require(may_do_act(user, page, state, name))
            if state.status != TaskState.STATUS_IN_PROGRESS:
                raise Conflict(changed_message(page))
            ACTS[name](page, state, user, comment=comment.strip(), reason=reason)
    except ActionError as refusal:
        data = {"act": name, "reason": str(refusal), "addressed": addressed}
        log(instance=page, action="cradle.review.refused", user=user, data=data)
        raise


def _lock(pk: int) -> tuple[Any, ReviewTaskState]:
    """Lock the page, then its round, in the order in which members' actions lock them."""
    object_id = ReviewTaskState.objects.values_list("workflow_state__object_id", flat=True)
    page = Page.objects.select_for_update().get(pk=object_id.get(pk=pk))
    state = ReviewTaskState.objects.select_for_update().get(pk=pk)
    return page.specific, state
