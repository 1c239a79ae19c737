"""The review task: one person takes a text, answers within the promised time, four eyes."""

from typing import Any

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.models import AbstractGroupApprovalTask, TaskState

from ..enums import DeclineReason


class ReviewTaskState(TaskState):
    """One round of review of one revision."""

    due_at = models.DateTimeField(_("answer due by"), null=True)
    taken_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("taken by"),
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
    )
    taken_at = models.DateTimeField(_("taken"), null=True, blank=True)
    decline_reason = models.CharField(
        _("reason"), max_length=20, choices=DeclineReason, blank=True
    )


class ReviewTask(AbstractGroupApprovalTask):
    """Review by a moderator who is not the author, in a language that she works in.

    Every rule is checked in `on_action()`: `get_actions()` can be bypassed by pairing one
    page's address with another page's task (findings.md).
    """

    task_state_class = ReviewTaskState

    class Meta:
        """Names for the admin."""

        verbose_name = _("review")
        verbose_name_plural = _("reviews")

    def start(self, workflow_state: Any, user: Any = None) -> ReviewTaskState:
        """Start a round and promise an answer by a date."""
        from ..actions.promise import promise_answer

        state: ReviewTaskState = super().start(workflow_state, user=user)
        promise_answer(state)
        return state

    def on_action(self, task_state: Any, user: Any, action_name: str, **kwargs: Any) -> Any:
        """Carry out a reviewer's act through our own action, which checks everything."""
        from ..actions.review import act_on_review

        return act_on_review(self, task_state, user, action_name, **kwargs)

    def get_actions(self, obj: Any, user: Any) -> list[tuple[str, Any, bool]]:
        """Offer what `user` may do with `obj` now."""
        from ..selectors.review import offered_actions

        return offered_actions(self, obj, user)
