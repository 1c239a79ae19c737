"""The end of a review: publish exactly what was reviewed, or nothing.

Wagtail imports this module while it loads its own models: keep Wagtail imports inside functions.
"""

from typing import Any

from django.core.exceptions import PermissionDenied
from django.utils.translation import gettext as _


def publish_reviewed(workflow_state: Any, user: Any = None) -> None:
    """Publish the revision that the reviewer saw, or her own edit of it.

    Raises PermissionDenied when somebody else changed the text since; approval is atomic, so the
    task then stays open.
    """
    page = workflow_state.content_object
    reviewed = workflow_state.current_task_state.revision
    if page.revisions.filter(pk__gt=reviewed.pk).exclude(user=user).exists():
        raise PermissionDenied(_("The text changed after you opened it."))
    page.get_latest_revision().publish(user=user, skip_permission_checks=True)
