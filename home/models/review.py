"""The review task: one person takes a text, answers within the promised time, four eyes."""

from datetime import datetime
from typing import Any

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.module_loading import import_string
from django.utils.translation import gettext_lazy as _
from wagtail.models import AbstractGroupApprovalTask, TaskState

# Models stand below actions and policies: the task finds them by name, as Wagtail finds its own
# WAGTAIL_FINISH_WORKFLOW_ACTION.
START = "home.actions.promise.start_round"
ACT = "home.actions.review.act_on_review"
OFFERED = "home.policies.offered_actions"
OPENS = "home.policies.may_open_review"
HOLDS = "home.policies.may_edit_in_review"
REVIEWABLE = "home.selectors.review.open_states_for"
FORMS = "home.forms.review.form_for_act"


class ReviewTaskState(TaskState):
    """One round of review.

    `revision` is what the reviewer has before her; `submitted_revision` what the author sent;
    `approved_revision` what was published, and the only revision that may be;
    `proposed_revision` the reviewer's large edit that the author was asked about last, and
    `agreed_revision` the same once she has said yes; `auto_approved_revision` what a trusted
    author published before its review.

    From `paused_at` until the author has answered the time to `due_at` stands still; `asked_at`
    is when she was asked about changes first. From `escalated_at` until her answer it is with a
    data officer, and nobody else acts on it.
    """

    due_at = models.DateTimeField(_("answer due by"), null=True)
    asked_at = models.DateTimeField(_("author first asked about changes"), null=True, blank=True)
    paused_at = models.DateTimeField(_("waits for its author since"), null=True, blank=True)
    taken_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("taken by"),
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
    )
    taken_at = models.DateTimeField(_("taken"), null=True, blank=True)
    decline_reason = models.ForeignKey(
        "home.DeclineReason",
        verbose_name=_("reason"),
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
    )
    submitted_revision = models.ForeignKey(
        "wagtailcore.Revision", on_delete=models.SET_NULL, null=True, related_name="+"
    )
    approved_revision = models.ForeignKey(
        "wagtailcore.Revision", on_delete=models.SET_NULL, null=True, related_name="+"
    )

    appeal_of = models.ForeignKey(
        "self",
        verbose_name=_("appeal against"),
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
    )
    appeal_words = models.TextField(_("why she asks again"), max_length=2000, blank=True)
    added_risks = models.JSONField(_("risks that reviewers added"), default=list, blank=True)
    first_yes_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("first yes by"),
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
    )
    first_yes_at = models.DateTimeField(_("first yes"), null=True, blank=True)
    first_yes_revision = models.ForeignKey(
        "wagtailcore.Revision", on_delete=models.SET_NULL, null=True, related_name="+"
    )

    proposed_revision = models.ForeignKey(
        "wagtailcore.Revision", on_delete=models.SET_NULL, null=True, related_name="+"
    )
    agreed_revision = models.ForeignKey(
        "wagtailcore.Revision", on_delete=models.SET_NULL, null=True, related_name="+"
    )
    agreed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("agreed by"),
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
    )
    agreed_at = models.DateTimeField(_("agreed"), null=True, blank=True)

    escalated_at = models.DateTimeField(_("handed to a data officer"), null=True, blank=True)
    escalated_to = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("data officer"),
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
    )
    escalated_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("handed over by"),
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
    )
    escalation_note = models.TextField(_("what the officer is asked"), max_length=2000, blank=True)
    officer_answer = models.TextField(_("what the officer answered"), max_length=2000, blank=True)

    auto_approved_revision = models.ForeignKey(
        "wagtailcore.Revision", on_delete=models.SET_NULL, null=True, related_name="+"
    )

    class Meta:
        """Names for the admin. An author agrees to what was proposed, and appeals once."""

        verbose_name = _("round of review")
        verbose_name_plural = _("rounds of review")
        constraints = (
            models.CheckConstraint(
                condition=Q(agreed_revision=None) | Q(agreed_revision=F("proposed_revision")),
                name="review_agreed_as_proposed",
            ),
            models.CheckConstraint(
                condition=Q(paused_at=None) | Q(asked_at__isnull=False),
                name="review_paused_when_asked",
            ),
            models.UniqueConstraint(
                fields=["appeal_of"], condition=~Q(appeal_words=""), name="review_one_appeal"
            ),
        )

    @property
    def is_escalated(self) -> bool:
        """Whether a data officer has it, and has not answered yet."""
        return self.escalated_at is not None

    @property
    def waits_for_author(self) -> bool:
        """Whether changes of a reviewer lie before the author, who has not answered yet."""
        return self.proposed_revision_id is not None and self.agreed_revision_id is None

    @property
    def answer_due(self) -> datetime | None:
        """By when a reviewer answers; None while it waits for its author."""
        return None if self.waits_for_author else self.due_at


class ReviewTask(AbstractGroupApprovalTask):
    """Review by a moderator who is not the author, in a language that she works in.

    Every rule is checked in `on_action()`: `get_actions()` can be bypassed by pairing one
    page's address with another page's task.
    """

    task_state_class = ReviewTaskState

    class Meta:
        """Names for the admin."""

        verbose_name = _("review")
        verbose_name_plural = _("reviews")

    def start(self, workflow_state: Any, user: Any = None) -> ReviewTaskState:
        """Start a round and promise an answer by a date."""
        state: ReviewTaskState = super().start(workflow_state, user=user)
        import_string(START)(state)
        return state

    def on_action(self, task_state: Any, user: Any, action_name: str, **kwargs: Any) -> Any:
        """Carry out a reviewer's act through our own action, which checks everything."""
        return import_string(ACT)(
            task_state,
            user,
            action_name,
            comment=str(kwargs.get("comment", "")),
            reason=str(kwargs.get("reason", "")),
            addressed=getattr(self, "_addressed_page", None),
        )

    def get_actions(self, obj: Any, user: Any) -> list[tuple[str, Any, bool]]:
        """Offer what `user` may do with `obj` now, and remember which page was addressed."""
        self._addressed_page = obj.pk
        offered: list[tuple[str, Any, bool]] = import_string(OFFERED)(self, obj, user)
        return offered

    def get_form_for_action(self, action: str) -> Any:
        """Ask for what the act needs: words, and a reason for declining."""
        return import_string(FORMS)(action)

    def user_can_access_editor(self, obj: Any, user: Any) -> bool:
        """Let reviewers of the page's language open it in the editor."""
        return bool(import_string(OPENS)(user, obj, self).allowed)

    def locked_for_user(self, obj: Any, user: Any) -> bool:
        """Lock the text for everybody but the reviewer who has taken it, the author included."""
        return not import_string(HOLDS)(user, obj, self).allowed

    def user_can_lock(self, obj: Any, user: Any) -> bool:
        """Offer no lock of Wagtail's: taking the text is the lock."""
        return False

    def get_task_states_user_can_moderate(self, user: Any, **kwargs: Any) -> Any:
        """Return the open rounds that `user` may work on."""
        return import_string(REVIEWABLE)(user)

    @classmethod
    def get_description(cls) -> Any:
        """Describe the task in the list of task types."""
        return _("A reviewer takes the text and answers within three working days.")
