"""What was said of a plan before: every change of a state, and dated snapshots of the whole."""

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from home.translated import TranslatedField

from ..enums_programme import PlanState
from .plan import Plan, PlanActivity


class PlanStatus(models.Model):
    """One change of the state of an activity; never changed, never deleted."""

    activity = models.ForeignKey(PlanActivity, on_delete=models.PROTECT, related_name="history")
    status = models.CharField(_("state"), max_length=10, choices=PlanState)
    since = models.DateField(_("since"))
    note = TranslatedField(_("why"), max_length=300, blank=True)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+"
    )
    at = models.DateTimeField(auto_now_add=True)

    class Meta:
        """The latest first."""

        verbose_name = _("state of an activity")
        verbose_name_plural = _("states of activities")
        ordering: ClassVar[list[str]] = ["-since", "-pk"]

    def __str__(self) -> str:
        """State and day."""
        return f"{self.get_status_display()} ({self.since})"


class PlanSnapshot(models.Model):
    """How a plan stood on a day, in words and states; one a day."""

    plan = models.ForeignKey(Plan, on_delete=models.PROTECT, related_name="snapshots")
    taken_on = models.DateField(_("day"))
    note = TranslatedField(_("what it is for"), max_length=200, blank=True)
    # [{"number", "title", "activities": [{"id", "title", "status"}]}], see `selectors.plans`.
    content = models.JSONField(_("content"))
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+"
    )

    class Meta:
        """The latest first."""

        verbose_name = _("snapshot of a plan")
        verbose_name_plural = _("snapshots of plans")
        ordering: ClassVar[list[str]] = ["-taken_on"]
        constraints = (
            models.UniqueConstraint(fields=["plan", "taken_on"], name="plan_snapshot_once_a_day"),
        )

    def __str__(self) -> str:
        """Plan and day."""
        return f"{self.plan} ({self.taken_on})"
