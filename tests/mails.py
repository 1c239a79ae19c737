"""Queued mails, as their receivers get them."""

from typing import Any

from django.core.mail import EmailMessage

from home.mail import restore
from home.models import OutboxMail


def written(row: OutboxMail) -> EmailMessage:
    """Return the mail of a row of the outbox, written now if it waits as an errand."""
    mail = restore(row)
    assert mail is not None
    return mail


def mails_to(user: Any) -> list[EmailMessage]:
    """Return the mails that wait for a person, the oldest first."""
    rows = OutboxMail.objects.order_by("pk")
    return [written(row) for row in rows if row.to == [user.email]]
