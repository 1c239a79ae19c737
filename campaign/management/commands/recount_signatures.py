"""The command that counts all signatures again."""

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from campaign.actions.recount import recount
from campaign.actions.tally import tally
from campaign.selectors.switches import counting_is_paused


class Command(BaseCommand):
    """Compares the shown counts with the signatures."""

    help = (
        "Counts the signatures of every pledge and compares them with what is shown. Ends with 1 "
        "when a count differs and was not repaired, as while counting is paused. "
        "Example: python manage.py recount_signatures --repair"
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Offer to repair."""
        parser.add_argument("--repair", action="store_true", help="write the right counts")

    def handle(self, *args: Any, **options: Any) -> None:
        """Compare; raise CommandError when a count is wrong and stays so."""
        paused = counting_is_paused()
        tally()
        drifts = recount(repair=options["repair"])
        for drift in drifts:
            self.stdout.write(
                f"{drift.code}: shows {drift.shown}, has {drift.rows} signatures that count"
            )
        number = "1 count" if len(drifts) == 1 else f"{len(drifts)} counts"
        wrong = f"{number} {'is' if len(drifts) == 1 else 'are'} wrong"
        if drifts and paused:
            raise CommandError(f"{wrong}; counting is paused, so nothing was repaired.")
        if drifts and not options["repair"]:
            raise CommandError(f"{wrong}; repair with --repair.")
        self.stdout.write(f"Repaired {number}." if drifts else "Every count is right.")
