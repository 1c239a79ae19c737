"""The command that takes an import of a register back."""

from argparse import ArgumentParser
from collections.abc import Iterator
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from home.actions.errors import Conflict
from home.management.progress import with_progress
from network.actions.undo_import import begin_undo, undo_parts
from network.models import ImportBatch


class Command(BaseCommand):
    """Puts back what an import changed."""

    help = (
        "Undoes an import of organisations or places: what it made is deleted, what it changed is "
        "put back. What somebody changed or uses since stays, and is listed by its line. "
        "Ends with 0: fine; 1: something stays; 2: wrong use. "
        "Example: python manage.py undo_import 12"
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Ask for the batch."""
        parser.add_argument("batch", type=int, help="number that the import printed")

    def handle(self, *args: Any, **options: Any) -> None:
        """Undo it and say what stays; raise CommandError with 1 or 2 when not all is well."""
        try:
            batch = begin_undo(None, options["batch"])
        except ImportBatch.DoesNotExist:
            message = f"There is no import {options['batch']}."
            raise CommandError(message, returncode=2) from None
        except Conflict as error:
            raise CommandError(str(error), returncode=1) from error
        for _row in with_progress(self._rows(batch), batch.total, self.stderr):
            pass
        stayed = list(batch.rows.exclude(not_undone=""))
        for row in stayed:
            self.stdout.write(f"line {row.line}: {row.name} stays: {row.not_undone}")
        self.stdout.write(f"{batch.total - len(stayed)} of {batch.total} rows were undone.")
        if stayed:
            raise CommandError(f"{len(stayed)} rows stay as they are.", returncode=1)

    def _rows(self, batch: ImportBatch) -> Iterator[int]:
        """Yield once for each row that was undone."""
        for number in undo_parts(batch):
            yield from range(number)
