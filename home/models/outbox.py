"""The only queue of outgoing mail."""

from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from ..enums import MailState


class OutboxMail(models.Model):
    """A mail written in its caller's transaction and sent by the worker, with retries.

    `message` holds all that the recipients get (see home.mail); it is dropped once the mail is out.
    """

    to = models.JSONField(_("recipients"), default=list)
    sender = models.CharField(_("sender"), max_length=254)
    subject = models.CharField(_("subject"), max_length=255)
    message = models.JSONField(_("message"), null=True, blank=True)
    state = models.CharField(_("state"), max_length=8, choices=MailState, default=MailState.QUEUED)
    created_at = models.DateTimeField(_("written"), default=timezone.now)
    not_before = models.DateTimeField(_("next try"), default=timezone.now)
    # One of many that nobody waits for, such as news: it goes out after all others.
    bulk = models.BooleanField(_("sent to many"), default=False)
    attempts = models.PositiveSmallIntegerField(_("tries"), default=0)
    last_error = models.CharField(_("last error"), max_length=255, blank=True)
    sent_at = models.DateTimeField(_("sent"), null=True, blank=True)

    class Meta:
        """Oldest first; the worker reads only what waits."""

        verbose_name = _("outgoing mail")
        verbose_name_plural = _("outgoing mails")
        ordering = ("pk",)
        indexes = (
            models.Index(
                fields=["bulk", "not_before"],
                name="outbox_waiting",
                condition=Q(state=MailState.QUEUED),
            ),
        )

    def __str__(self) -> str:
        """Name the mail by number and state; never by address."""
        return f"{self.pk} {self.state}"
