"""Somebody who wants her story down and whose code does not do it: a person helps her."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.db.models.functions import Now
from django.utils.translation import gettext_lazy as _


class TakeBackRequest(models.Model):
    """One request: which story, and how to reach who asks; nothing else is known of her."""

    story = models.TextField(_("which story"), max_length=2000)
    contact = models.CharField(_("how to reach her"), max_length=200)
    language = models.CharField(_("language"), max_length=12)
    created_at = models.DateTimeField(_("received"), db_default=Now(), db_index=True)
    answer = models.TextField(_("what was done"), max_length=2000, blank=True)
    answered_at = models.DateTimeField(_("answered"), null=True, blank=True)
    answered_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("answered by"),
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
    )

    class Meta:
        """Oldest first; what is answered says what was done."""

        verbose_name = _("request to take a story down")
        verbose_name_plural = _("requests to take a story down")
        ordering = ("pk",)
        constraints = (
            models.CheckConstraint(
                condition=Q(answered_at=None, answer="")
                | (Q(answered_at__isnull=False) & ~Q(answer="")),
                name="answered_request_says_what",
            ),
        )

    def __str__(self) -> str:
        """Name the request by its number: it stays in the log when the words are gone."""
        return f"#{self.pk}"
