"""Fixed choices of the news to signers."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class NewsState(models.TextChoices):
    """Where a piece of news is."""

    DRAFT = "draft", _("Draft")
    TESTED = "tested", _("Tested")
    SENDING = "sending", _("Being sent")
    PAUSED = "paused", _("Paused")
    SENT = "sent", _("Sent")
    CANCELLED = "cancelled", _("Cancelled")


# While it can still be changed.
WRITABLE = (NewsState.DRAFT, NewsState.TESTED)
STOPPABLE = (NewsState.SENDING, NewsState.PAUSED)
