"""The command that writes the search entries of organisations."""

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand

from network.actions.remember_names import remember_missing_names, remember_names
from network.models import Organisation


class Command(BaseCommand):
    """Writes by what words organisations are found; the worker does the same once a day."""

    help = (
        "Writes by what words organisations are found, where that is missing. "
        "Example: python manage.py remember_names --all"
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Ask whether to compare every organisation."""
        parser.add_argument("--all", action="store_true", help="compare every organisation")

    def handle(self, **options: Any) -> None:
        """Write them and say how many."""
        every = Organisation.objects.all().iterator(chunk_size=1000)
        number = remember_names(every) if options["all"] else remember_missing_names()
        self.stdout.write(f"{number} organisations can be found by new words.")
