"""The command that makes synthetic records for tests and benchmarks."""

from argparse import ArgumentParser
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.db import transaction
from django.utils import timezone

from campaign.demo.source import step
from campaign.models import StoryIndexPage
from campaign.scale import organisations, pledges, publications, signatures, stories
from library.models import LibraryPage
from network.models import Organisation

KINDS = ("organisations", "stories", "publications", "signatures")


class Command(BaseCommand):
    """Makes any number of records and pages; the same seed makes the same."""

    help = (
        "Makes synthetic organisations, stories, publications and signatures, with the faults that "
        "real ones have, for tests and benchmarks. All of it or nothing; a seed that was used "
        "already makes nothing. "
        "Example: python manage.py generate_scale --organisations 10000 --stories 2000"
        " --publications 500 --signatures 1000000 --seed 1"
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Ask how many of each."""
        parser.add_argument("--organisations", type=int, default=0, metavar="N")
        parser.add_argument("--stories", type=int, default=0, metavar="N")
        parser.add_argument("--publications", type=int, default=0, metavar="N")
        parser.add_argument("--signatures", type=int, default=0, metavar="N")
        parser.add_argument(
            "--pledges", type=int, default=1, metavar="N", help="that they sign (default: 1)"
        )
        parser.add_argument("--seed", type=int, default=1, metavar="S")
        parser.add_argument(
            "--yes", action="store_true", help="also where the settings are those of production"
        )

    def handle(self, *args: Any, **options: Any) -> None:
        """Make everything in one transaction; CommandError where real people's records are."""
        numbers = [options[name] for name in KINDS]
        if min(*numbers, options["pledges"] - 1) < 0:
            raise CommandError("Numbers are not negative, and there is at least one pledge.")
        if "production" in str(settings.SETTINGS_MODULE) and not options["yes"]:
            raise CommandError("These are the settings of production. If you are sure, add --yes.")
        seed = options["seed"]
        if Organisation.objects.filter(slug__startswith=f"scale-{seed}-").exists():
            self.stdout.write(f"The records of seed {seed} are already there.")
            return
        with transaction.atomic():
            self.make(options, seed)

    def make(self, asked: dict[str, Any], seed: int) -> None:
        """Make all of it, saying what is being made."""
        # Somebody has to ask and to tell.
        number = max(asked["organisations"], 1)
        with step(self.stdout, "organisations"):
            organisations.write(number, seed, timezone.now().date())
        rows = Organisation.objects.filter(slug__startswith=f"scale-{seed}-")
        found = list(rows.prefetch_related("terms")[:1000])
        if asked["stories"]:
            self.tell(asked["stories"], found, seed)
        if asked["publications"]:
            self.publish(asked["publications"], seed)
        if asked["signatures"]:
            self.sign(asked["signatures"], asked["pledges"], found[0], seed)
        self.stdout.write(
            f"Made {number} organisations, {asked['stories']} stories,"
            f" {asked['publications']} publications and {asked['signatures']} signatures."
        )

    def tell(self, number: int, found: list[Organisation], seed: int) -> None:
        """Make stories; CommandError where there is no index of stories."""
        parent = StoryIndexPage.objects.live().order_by("path").first()
        if parent is None:
            raise CommandError("There is no index of stories yet: load the demo or make the tree.")
        with step(self.stdout, "stories"):
            stories.write(number, parent, found, seed, timezone.now())

    def publish(self, number: int, seed: int) -> None:
        """Make publications; CommandError where there is no library."""
        found = LibraryPage.objects.live().select_related("locale").order_by("path")
        parents = {page.locale.language_code: page for page in found}
        if not parents:
            raise CommandError("There is no library yet: load the demo or add its page.")
        with step(self.stdout, "publications"):
            publications.write(number, parents, seed, timezone.now())

    def sign(self, number: int, pledges_: int, asks: Organisation, seed: int) -> None:
        """Make pledges and their signatures, and count them."""
        with step(self.stdout, "pledges"):
            made = pledges.make(pledges_, asks, seed)
            texts = pledges.consent_texts()
        with step(self.stdout, "signatures"):
            signatures.write(signatures.rows(number, made, texts, seed, timezone.now()))
        with step(self.stdout, "counts"):
            pledges.tally(made)
