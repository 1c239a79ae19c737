"""The e-mail backend that writes every mail into the outbox."""

from django.core.mail.backends.base import BaseEmailBackend


class OutboxBackend(BaseEmailBackend):
    """Writes mails to the outbox, inside the caller's transaction."""
