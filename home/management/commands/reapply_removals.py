"""Removes again what a restored backup has brought back."""

from typing import Any

from django.core.management.base import BaseCommand

from ...actions.remove_text import remove_text
from ...enums_consent import RemovalCause
from ...removal_ledger import removals


class Command(BaseCommand):
    """Go through the list that is kept outside the database."""

    help = (
        "Removes the texts again that people had removed before a backup was restored."
        " Safe to run again. Example: manage.py reapply_removals"
    )

    def handle(self, *_args: Any, **_options: Any) -> None:
        """Remove what is there again."""
        total = sum(remove_text(key, RemovalCause(cause)) for key, cause in list(removals()))
        self.stdout.write(f"{total} pages removed again.")
