"""Messages to the campaign, and who answers them."""

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from ..enums import ContactState


class ContactMessage(models.Model):
    """A message sent by the contact form, kept until 12 months after it was closed."""

    name = models.CharField(_("full name"), max_length=120, blank=True)
    email = models.EmailField(_("e-mail address"))
    language = models.CharField(_("language"), max_length=12)
    message = models.TextField(_("message"), max_length=4000)
    created_at = models.DateTimeField(_("received"), default=timezone.now)
    state = models.CharField(
        _("state"), max_length=10, choices=ContactState, default=ContactState.OPEN
    )
    assigned_to = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("who answers"),
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
    )
    closed_at = models.DateTimeField(_("closed"), null=True, blank=True)

    class Meta:
        """Oldest open message first."""

        verbose_name = _("message to the campaign")
        verbose_name_plural = _("messages to the campaign")
        ordering = ("created_at",)

    def __str__(self) -> str:
        """Name the message by its number and day."""
        return f"{self.pk} ({self.created_at:%Y-%m-%d})"
