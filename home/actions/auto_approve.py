"""The story of a trusted author goes live first and is reviewed after."""

from typing import Any

from wagtail.actions.unpublish_page import UnpublishPageAction
from wagtail.log_actions import log

from ..models import AuthorTrust, ReviewTaskState
from ..notices import tell_author
from ..selectors.risks import risks_of
from .publishing import has_consent


def auto_approve(page: Any, state: ReviewTaskState, user: Any) -> bool:
    """Publish what a trusted author has just sent; tell whether it was published.

    Never what shows or tells of children or carries another risk, never without the agreement of
    everybody in it, never a change of what is public already. The round stays open: a reviewer
    still answers, and a no takes the story down.

    Args:
        page: the newest draft, its row locked.
        state: the round that has just begun.
        user: who sends it.
    """
    if not getattr(page, "may_go_first", False) or page.live or page.owner_id != user.pk:
        return False
    # Locked until the story is public, so that who switches it off is not overtaken.
    trust = AuthorTrust.objects.select_for_update().filter(author=user, is_on=True).first()
    if trust is None or risks_of(page) or not has_consent(page).allowed:
        return False
    revision = state.revision
    state.auto_approved_revision = revision
    state.save()
    log(instance=page, action="cradle.review.auto_approve", user=user, revision=revision)
    revision.publish(user=user, skip_permission_checks=True)
    tell_author(page, "review_first_live", None)
    return True


def take_first_down(page: Any, state: ReviewTaskState, user: Any) -> None:
    """Take from the public what went first, because its review did not end with a yes."""
    if state.auto_approved_revision_id is None:
        return
    page.refresh_from_db()
    if page.live:
        # The act that calls this has asked whether she may; her role in the admin does not matter.
        UnpublishPageAction(page, user=user).execute(skip_permission_checks=True)
