"""The command that imports a file of typed sheets."""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.contrib.auth import get_user_model
from django.core.management.base import BaseCommand, CommandError

from campaign.actions.import_sheets import Imported, import_sheets
from campaign.actions.undo_import import undo_import
from campaign.models import ImportBatch
from home.actions.errors import ActionError, Conflict
from home.management.progress import with_progress


class Command(BaseCommand):
    """Reads CSV or XLSX with the columns sheet, line, name, and if you like more."""

    help = (
        "Imports what was typed from sheets of paper. Columns: sheet, line, name; also country, "
        "email, group, public (none, first name, full name), another person (yes). Good rows are "
        "kept and wait for the check, bad ones are listed by their line. "
        "Ends with 0: fine; 1: rows were refused; 2: wrong use. "
        "Example: python manage.py import_sheets kumasi.csv --by editor@example.org"
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Ask for the file, or for the batch to undo."""
        parser.add_argument("file", nargs="?", type=Path, help="ends in .csv or .xlsx")
        parser.add_argument("--dry-run", action="store_true", help="say what would happen")
        parser.add_argument(
            "--by",
            metavar="EMAIL",
            help="the editor or data officer who answers for it, and so cannot check these sheets; "
            "needed unless --dry-run",
        )
        parser.add_argument("--undo", type=int, metavar="BATCH", help="take an import back")

    def handle(self, *args: Any, **options: Any) -> None:
        """Import and say what came of it; raise CommandError with 1 or 2 when not all is well."""
        if (options["file"] is None) == (options["undo"] is None):
            raise CommandError("Name a file, or a batch with --undo.", returncode=2)
        if options["undo"] is not None:
            self._undo(options["undo"])
            return
        by = self._account(options["by"])
        if by is None and not options["dry_run"]:
            raise CommandError("Say with --by who answers for the import.", returncode=2)
        path = options["file"]
        try:
            raw = path.read_bytes()
        except OSError as error:
            raise CommandError(f"{path}: {error.strerror}", returncode=2) from error

        def progress(sheets: list[Any]) -> Any:
            return with_progress(sheets, len(sheets), self.stderr)

        try:
            result = import_sheets(
                by, path.name, raw, dry_run=options["dry_run"], progress=progress
            )
        except ActionError as error:
            raise CommandError(f"{path.name}: {error}", returncode=1) from error
        self._tell(result, dry_run=options["dry_run"])

    def _account(self, email: str | None) -> Any:
        """Return the account of an address; None when no address is given."""
        if email is None:
            return None
        found = get_user_model().objects.filter(email__iexact=email).first()
        if found is None:
            raise CommandError("There is no account with this address.", returncode=2)
        return found

    def _tell(self, result: Imported, *, dry_run: bool) -> None:
        for number, reason in result.reasons:
            self.stdout.write(f"line {number}: {reason}")
        if result.ignored:
            self.stdout.write(f"Columns that were left out: {', '.join(result.ignored)}")
        verb = "would be new" if dry_run else "are new"
        self.stdout.write(
            f"{result.rows} rows: {result.kept} {verb}, {result.known} were there, "
            f"{len(result.refused)} refused."
        )
        if result.batch is not None:
            number = result.batch.pk
            self.stdout.write(f"Take it back with: manage.py import_sheets --undo {number}")
        if result.refused:
            raise CommandError(f"{len(result.refused)} rows were refused.", returncode=1)

    def _undo(self, pk: int) -> None:
        try:
            gone = undo_import(None, pk)
        except ImportBatch.DoesNotExist:
            raise CommandError(f"There is no batch {pk}.", returncode=2) from None
        except Conflict as error:
            raise CommandError(str(error), returncode=1) from error
        self.stdout.write(f"Took {gone} signatures back.")
