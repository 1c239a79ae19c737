"""Queued mails, as their receivers get them."""

from django.core.mail import EmailMessage

from home.mail import restore
from home.models import OutboxMail


def written(row: OutboxMail) -> EmailMessage:
    """Return the mail of a row of the outbox, written now if it waits as an errand."""
    mail = restore(row)
    assert mail is not None
    return mail
