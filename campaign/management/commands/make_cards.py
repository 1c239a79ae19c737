"""The command that draws share cards."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError

from campaign.actions.make_cards import make_card, pages_with_cards
from home.management.progress import with_progress


class Command(BaseCommand):
    """Draws the share cards that are missing; the worker does it after each publication."""

    help = (
        "Draws the pictures for shared links that are missing or show old words. Ends with 1 when "
        "one of them could not be drawn, and names its page. "
        "Example: python manage.py make_cards"
    )

    def handle(self, *args: Any, **options: Any) -> None:
        """Draw; raise CommandError when one fails."""
        pages = list(pages_with_cards())
        made, failed = 0, []
        for page in with_progress(pages, len(pages), self.stdout):
            try:
                made += make_card(page)
            except Exception as error:  # noqa: BLE001 - one bad page must not stop the others
                failed.append(f"page {page.pk}: {type(error).__name__}")
        self.stdout.write(f"Drew {made} share cards.")
        if failed:
            raise CommandError("Could not be drawn:\n" + "\n".join(failed))
