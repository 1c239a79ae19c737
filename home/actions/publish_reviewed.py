"""What happens when a workflow has ended with a yes (WAGTAIL_FINISH_WORKFLOW_ACTION).

Wagtail imports this module while its own models load, so it must not import ours at its top.
"""

from typing import Any

from django.utils.translation import gettext_lazy as _


def publish_reviewed(workflow_state: Any, user: Any = None) -> None:
    """Publish the revision that was approved, and no other.

    Wagtail's own publishes the latest one, read or not (wagtail PR 6249).

    Raises:
        Conflict: the round holds no approved revision, or the text changed under a stock task.
    """
    from ..models import ReviewTask
    from .errors import Conflict

    state = workflow_state.current_task_state.specific
    page = workflow_state.content_object
    if isinstance(state.task.specific, ReviewTask):
        revision = state.approved_revision
        if revision is None:
            raise Conflict
    else:
        revision = page.get_latest_revision()
        if page.revisions.filter(pk__gt=state.revision_id).exclude(user=user).exists():
            raise Conflict(_("The text changed after you opened it."))
    revision.publish(user=user, skip_permission_checks=True)
