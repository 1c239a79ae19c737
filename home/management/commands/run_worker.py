"""The command that runs the worker."""

import signal
from argparse import ArgumentParser, RawDescriptionHelpFormatter
from typing import Any

from django.core.management.base import BaseCommand

from home.actions.set_site_address import set_site_address
from home.worker import Worker


class Command(BaseCommand):
    """Runs the worker until SIGTERM or Ctrl-C."""

    help = (
        "Sends mail, runs background tasks and recurring jobs until SIGTERM or Ctrl-C.\n"
        "Safe to run several times at once.\n\n"
        "Example: python manage.py run_worker\n"
        "         python manage.py run_worker --once    (for cron: what is due now, then end)"
    )

    def create_parser(self, *args: Any, **kwargs: Any) -> Any:
        """Keep the lines of the help as they are written."""
        return super().create_parser(*args, formatter_class=RawDescriptionHelpFormatter, **kwargs)

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Offer to run once."""
        parser.add_argument("--once", action="store_true", help="do what is due now, then end")

    def handle(self, *args: Any, **options: Any) -> None:
        """Run."""
        set_site_address()
        worker = Worker()
        if options["once"]:
            worker.turn()
            return
        for number in (signal.SIGTERM, signal.SIGINT):
            signal.signal(number, lambda *_: worker.stop())
        worker.run()
