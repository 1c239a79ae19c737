"""The history of an organisation's facts."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from ..enums_register import ChangeState, FactGroup
from .organisation import Organisation

OPEN = ChangeState.WAITING


class FactChange(models.Model):
    """What somebody changed, or wishes to change, with the values before and after.

    `before` and `after` hold the same keys: names of facts as in `network.facts`.
    """

    organisation = models.ForeignKey(
        Organisation, on_delete=models.CASCADE, related_name="fact_changes"
    )
    group = models.CharField(_("facts"), max_length=10, choices=FactGroup)
    before = models.JSONField(_("before"), default=dict)
    after = models.JSONField(_("after"), default=dict)
    state = models.CharField(_("state"), max_length=10, choices=ChangeState)
    made_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+"
    )
    made_at = models.DateTimeField(_("changed"), auto_now_add=True)
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+"
    )
    decided_at = models.DateTimeField(_("decided"), null=True, blank=True)
    reason = models.CharField(_("reason"), max_length=300, blank=True)

    class Meta:
        """Newest first; one wish waits for each organisation."""

        verbose_name = _("change of facts")
        verbose_name_plural = _("changes of facts")
        ordering = ("-made_at", "-pk")
        constraints = (
            models.UniqueConstraint(
                fields=["organisation"], condition=Q(state=OPEN), name="fact_change_one_waits"
            ),
        )
        indexes = (models.Index(fields=["state", "made_at"], name="fact_change_by_state"),)

    def __str__(self) -> str:
        """Name the change without its values."""
        return f"{self.pk} {self.state}"
