"""The command that sends waiting mail by hand."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from home.actions.send_mail import DeliveryUnavailableError, send_due
from home.enums import MailState
from home.management.progress import with_progress
from home.models import OutboxMail


class Command(BaseCommand):
    """Sends what waits in the outbox; the worker does it by itself each second."""

    help = (
        "Sends every mail that is due. Ends with 1 when one of them could not be sent. "
        "Example: python manage.py send_outbox"
    )

    def handle(self, *args: Any, **options: Any) -> None:
        """Send; raise CommandError when something stays behind."""
        due = OutboxMail.objects.filter(state=MailState.QUEUED, not_before__lte=timezone.now())
        total = due.count()
        sent = 0
        try:
            for _number in with_progress(range(total), total, self.stdout):
                sent += send_due(limit=1)
        except DeliveryUnavailableError as error:
            raise CommandError(f"The mail server cannot be reached ({error}).") from error
        self.stdout.write(f"Sent {sent} of {total}.")
        if sent < total:
            raise CommandError(f"{total - sent} could not be sent and will be tried again.")
