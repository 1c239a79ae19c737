"""Two records that may be of one organisation."""

from typing import Any

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from ..enums_import import PairState
from .organisation import Organisation

BOTH: dict[str, Any] = {"to": Organisation, "on_delete": models.CASCADE, "related_name": "+"}


class DuplicatePair(models.Model):
    """A pair for editors to look at; what they say of it is remembered."""

    first = models.ForeignKey(verbose_name=_("organisation"), **BOTH)
    second = models.ForeignKey(verbose_name=_("organisation"), **BOTH)
    likeness = models.PositiveSmallIntegerField(_("how like their names are, %"))
    state = models.CharField(_("state"), max_length=8, choices=PairState, default=PairState.WAITING)
    found_at = models.DateTimeField(_("found"), auto_now_add=True)
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("decided by"),
        on_delete=models.SET_NULL,
        null=True,
        related_name="+",
    )
    decided_at = models.DateTimeField(_("decided"), null=True, blank=True)

    class Meta:
        """Each pair once, the older record first; those most alike on top."""

        verbose_name = _("possible duplicate")
        verbose_name_plural = _("possible duplicates")
        ordering = ("-likeness", "first", "second")
        constraints = (
            models.UniqueConstraint(fields=["first", "second"], name="duplicate_pair_once"),
            models.CheckConstraint(
                condition=Q(first__lt=F("second")), name="duplicate_pair_in_order"
            ),
        )
        indexes = (models.Index(fields=["state", "-likeness"], name="duplicate_pair_by_state"),)

    def __str__(self) -> str:
        """Name the pair."""
        return f"{self.first_id} / {self.second_id}"
