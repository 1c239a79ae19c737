"""The command that makes the copies of pictures."""

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from home.actions.make_copies import make_copies
from home.management.progress import with_progress
from home.models import SiteImage


class Command(BaseCommand):
    """Makes the copies of pictures that are missing; the worker does it after each upload."""

    help = (
        "Makes the copies of pictures that are missing or in the wrong place. Ends with 1 when "
        "one of them could not be made, and names it. "
        "Example: python manage.py make_renditions --all"
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Offer to make all of them."""
        parser.add_argument("--all", action="store_true", help="make them anew where they exist")

    def handle(self, *args: Any, **options: Any) -> None:
        """Make; raise CommandError when one fails."""
        images = SiteImage.objects.order_by("pk")
        made, failed = 0, []
        for image in with_progress(images.iterator(), images.count(), self.stdout):
            try:
                made += make_copies(image, anew=options["all"])
            except Exception as error:  # noqa: BLE001 - one bad file must not stop the others
                failed.append(f"picture {image.pk}: {type(error).__name__}")
        self.stdout.write(f"Made the copies of {made} pictures.")
        if failed:
            raise CommandError("Could not be made:\n" + "\n".join(failed))
