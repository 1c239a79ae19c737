"""Which reminders of a due date have gone out."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from ..enums_alliance import DueNoticeKind
from .pledge import Pledge


class DueNotice(models.Model):
    """One round of reminders; a promise with another day is reminded of anew."""

    pledge = models.ForeignKey(Pledge, on_delete=models.CASCADE, related_name="due_notices")
    due_on = models.DateField(_("due"))
    kind = models.CharField(_("when"), max_length=8, choices=DueNoticeKind)
    created_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        """Each round once, however often the job runs."""

        verbose_name = _("reminder of a due date")
        verbose_name_plural = _("reminders of due dates")
        constraints = (
            models.UniqueConstraint(fields=["pledge", "due_on", "kind"], name="due_notice_once"),
        )

    def __str__(self) -> str:
        """Name the pledge, its day and the round."""
        return f"{self.pledge} {self.due_on} {self.kind}"
