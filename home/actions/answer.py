"""The answers of a reviewer: approve, ask the author, request changes, decline."""

from typing import Any

from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.log_actions import log
from wagtail.models import Revision, TaskState

from ..enums import TrustChange
from ..models import DeclineReason, ReviewTaskState
from ..notices import tell_author
from ..selectors.decline_reasons import offered_reason
from .auto_approve import take_first_down
from .errors import Conflict, Invalid
from .propose import check_edit, propose
from .second_yes import is_second_yes
from .trust import end_trust


def approve(page: Any, state: ReviewTaskState, user: Any, comment: str = "", **_rest: str) -> None:
    """Publish what `user` has read, her small edit of it, or the larger one that was agreed."""
    latest = what_was_read(page, state, user)
    sent = state.submitted_revision or state.revision
    if latest.pk != sent.pk:
        check_edit(state, sent, latest)
    if not is_second_yes(page, state, user, latest):
        return
    state.approved_revision = latest
    state.save()
    state.approve(user=user, comment=comment)
    page.refresh_from_db()
    edited = latest.pk != sent.pk
    tell_author(page, "review_approved", user, comment=comment, edited=edited)


def ask_author(
    page: Any, state: ReviewTaskState, user: Any, comment: str = "", **_rest: str
) -> None:
    """Lay what `user` has changed before the author, who says yes or no."""
    propose(page, state, user, comment, what_was_read(page, state, user))


def request_changes(
    page: Any, state: ReviewTaskState, user: Any, comment: str = "", **_rest: str
) -> None:
    """Send the text back to its author with words; nothing is published."""
    if not comment:
        raise Invalid(_("Say what should change."), field="comment")
    what_was_read(page, state, user)
    state.reject(user=user, comment=comment)
    take_first_down(page, state, user)
    tell_author(page, "review_changes", user, comment=comment)


def decline(
    page: Any,
    state: ReviewTaskState,
    user: Any,
    comment: str = "",
    reason: str = "",
    **_rest: str,
) -> None:
    """End the review without publishing, with a reason from the list and words."""
    chosen = offered_reason(reason)
    if chosen is None:
        raise Invalid(_("Choose a reason."), field="reason")
    if not comment:
        raise Invalid(_("Say in your words why the text is declined."), field="comment")
    what_was_read(page, state, user)
    end_without_publishing(page, state, user, chosen, comment)


def end_without_publishing(
    page: Any, state: ReviewTaskState, user: Any, reason: DeclineReason, comment: str
) -> None:
    """Close the round for `reason`, log it and tell the author."""
    state.status = TaskState.STATUS_REJECTED
    state.finished_at = timezone.now()
    state.finished_by = user
    state.comment = comment
    state.decline_reason = reason
    state.save()
    state.workflow_state.cancel(user=user)
    take_first_down(page, state, user)
    end_trust(page.owner_id, TrustChange.DECLINED, user)
    data = {"reason": reason.code, "comment": comment}
    log(instance=page, action="cradle.review.decline", user=user, data=data)
    words = {"comment": comment, "reason": reason, "may_appeal": state.appeal_of_id is None}
    tell_author(page, "review_declined", user, **words)


def changed_message(page: Any) -> Any:
    """Return the sentence that says that this text changed, in the words of its kind."""
    return getattr(page, "changed_message", _("The text changed after you opened it."))


def what_was_read(page: Any, state: ReviewTaskState, user: Any) -> Revision:
    """Return the newest revision if it is the one that `user` read, or her own edit of that one.

    `user.opened_revision_id` is set by the editor's view: what its form was loaded from.
    """
    later = page.revisions.filter(pk__gt=state.revision_id)
    if later.exclude(user=user).exists():
        raise Conflict(changed_message(page))
    opened = getattr(user, "opened_revision_id", None)
    stale = opened is not None and opened != state.revision_id
    if stale and not later.filter(pk=opened).exists():
        raise Conflict(changed_message(page))
    latest: Revision = later.order_by("-pk").first() or state.revision
    return latest
