"""A steward is asked by mail whether the facts of her organisation are still right."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from .organisation import Organisation


class ConfirmationRequest(models.Model):
    """One mail with a link that needs no sign-in; the link is signed, so no code is kept."""

    organisation = models.ForeignKey(
        Organisation, on_delete=models.CASCADE, related_name="confirmation_requests"
    )
    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    sent_at = models.DateTimeField(_("sent"), auto_now_add=True)
    expires_at = models.DateTimeField(_("valid until"))
    answered_at = models.DateTimeField(_("answered"), null=True, blank=True)

    class Meta:
        """Newest first."""

        verbose_name = _("request to confirm")
        verbose_name_plural = _("requests to confirm")
        ordering = ("-sent_at",)
        indexes = (
            models.Index(fields=["organisation", "sent_at"], name="confirmation_by_organisation"),
        )

    def __str__(self) -> str:
        """Name the request without the person."""
        return f"{self.pk}"
