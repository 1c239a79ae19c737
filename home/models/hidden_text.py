"""What is kept from the public of one text, in all its languages, and until when."""

from typing import Any

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from ..enums_concern import HiddenLevel, TakeDownReason


def nothing_to_put_back() -> dict[str, list[Any]]:
    """Return what a text that was never hidden has to put back."""
    return {"pages": [], "images": [], "recordings": []}


class HiddenText(models.Model):
    """One row for each text that was ever hidden.

    What the public hides is hidden until `until`; what a moderator takes down until she puts it
    back. Once somebody has looked at it (`reviewed_at`) the public hides it no more.

    From `handed_at` until her answer its concerns are with a data officer, and nobody else lets
    the text stay; what was asked and answered goes with the answer to the concerns.
    """

    text_key = models.UUIDField(_("text"), unique=True)
    level = models.CharField(
        _("what is hidden"), max_length=6, choices=HiddenLevel, default=HiddenLevel.SHOWN
    )
    hidden_at = models.DateTimeField(_("hidden"), null=True, blank=True)
    until = models.DateTimeField(_("shown again"), null=True, blank=True, db_index=True)
    shown_at = models.DateTimeField(_("last shown again"), null=True, blank=True)
    reason = models.CharField(_("reason"), max_length=10, choices=TakeDownReason, blank=True)
    put_back = models.JSONField(
        default=nothing_to_put_back,
        editable=False,
        help_text="Pages with the version that was public, and pictures, to show again.",
    )
    reviewed_at = models.DateTimeField(_("looked at"), null=True, blank=True)
    reviewed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("looked at by"),
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
    )

    handed_at = models.DateTimeField(_("handed to a data officer"), null=True, blank=True)
    handed_to = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("data officer"),
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
    )
    handed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("handed over by"),
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
    )
    handed_note = models.TextField(_("what the officer is asked"), max_length=2000, blank=True)
    officer_answer = models.TextField(_("what the officer answered"), max_length=2000, blank=True)

    class Meta:
        """What the public hides ends; what is taken down has a reason."""

        verbose_name = _("hidden text")
        verbose_name_plural = _("hidden texts")
        ordering = ("-hidden_at", "pk")
        constraints = (
            models.CheckConstraint(
                condition=models.Q(level__in=["part", "whole"], until__isnull=False)
                | models.Q(level__in=["shown", "down"], until__isnull=True),
                name="hidden_by_the_public_ends",
            ),
            models.CheckConstraint(
                condition=(models.Q(level="down") & ~models.Q(reason=""))
                | (~models.Q(level="down") & models.Q(reason="")),
                name="taken_down_with_a_reason",
            ),
        )

    def __str__(self) -> str:
        """Name the row by its number and what is hidden."""
        return f"#{self.pk} {self.get_level_display()}"

    @property
    def is_handed_over(self) -> bool:
        """Whether a data officer looks at its concerns, and has not answered yet."""
        return self.handed_at is not None

    @property
    def hides_all(self) -> bool:
        """Whether nobody can read the text now."""
        return self.level in {HiddenLevel.WHOLE, HiddenLevel.DOWN}
