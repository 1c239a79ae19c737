"""The command that erases unconfirmed signatures."""

from typing import Any

from django.core.management.base import BaseCommand

from campaign.actions.expire import expire_signatures


class Command(BaseCommand):
    """Erases what was never confirmed; the worker does it once a day."""

    help = (
        "Erases signatures that were not confirmed within 7 days. "
        "Example: python manage.py expire_signatures"
    )

    def handle(self, *args: Any, **options: Any) -> None:
        """Erase and say how many."""
        self.stdout.write(f"Erased {expire_signatures()} signatures.")
