"""`manage.py rebuild_search`: the index of the search, made anew."""

import sys
from typing import Any

from django.core.management.base import BaseCommand, CommandParser
from django.db import connection

from search.actions.read_files import read_waiting
from search.actions.rebuild import check_index, rebuild
from search.storage import install


class Command(BaseCommand):
    """Makes the index of the search anew from everything that is public.

    Example: python manage.py rebuild_search

    With --check only what differs is written, as the worker does daily. Exit 0.
    """

    help = __doc__ or ""

    def add_arguments(self, parser: CommandParser) -> None:
        """Ask whether what is there may stay."""
        parser.add_argument("--check", action="store_true", help="write only what differs")

    def handle(self, *args: Any, **options: Any) -> None:
        """Make what is missing in the database, then the index."""
        install(connection)
        if options["check"]:
            changed = check_index()
            self.stdout.write(f"{changed} documents differed; {read_waiting()} files were read.")
            return
        tell = self._progress if sys.stdout.isatty() else lambda _words: None
        made = rebuild(tell)
        self.stdout.write(f"{made} documents can be found; {read_waiting()} files were read.")

    def _progress(self, words: str) -> None:
        self.stdout.write(f"\r{words}", ending="")
        self.stdout.flush()
