"""The command that imports a register: organisations, markets or child-care centres."""

from argparse import ArgumentParser
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.db import transaction

from home.actions.errors import ActionError
from home.management.progress import with_progress
from home.tables.table import Table
from network.actions.begin_import import as_reading, new_batch, remember
from network.actions.run_import import open_rows, start, write_parts
from network.enums_import import BatchState, ImportKind, Outcome
from network.importing.columns import COLUMNS
from network.importing.mapping import check
from network.importing.reading import read_table
from network.importing.records import records_of
from network.models import ImportBatch, ImportRow
from network.selectors.import_plan import plan_rows

PART = 1000
NUMBER = {
    Outcome.NEW: "new",
    Outcome.CHANGED: "changed",
    Outcome.SAME: "unchanged",
    Outcome.MAYBE: "possible duplicates",
    Outcome.BAD: "bad",
}


class Command(BaseCommand):
    """Reads CSV, XLSX or GeoJSON; columns are known by their names."""

    help = (
        "Imports organisations, or markets and child-care centres, from CSV, XLSX or GeoJSON. "
        "Columns are known by their names: name, type, country, town, latitude and longitude or "
        "WKT, and more. Good rows are imported, bad ones are listed by their line. What may be in "
        "the register already under another source waits for an editor in the admin. A fact that "
        "somebody changed here is never written over. Run again, it changes nothing. "
        "Ends with 0: fine; 1: rows were refused or wait; 2: wrong use. "
        "Example: python manage.py import_organisations coops.csv --source 'Census 2022' "
        "--licence 'CC BY 4.0' --set country=TG --dry-run"
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Ask for the file and what is known of it."""
        parser.add_argument("file", type=Path, help="ends in .csv, .xlsx or .geojson")
        parser.add_argument("--dry-run", action="store_true", help="say what would happen")
        parser.add_argument("--mapping", default="", metavar="NAME", help="remembered columns")
        parser.add_argument("--source", default="", help="who publishes the data")
        parser.add_argument("--source-url", default="", help="where")
        parser.add_argument("--licence", default="", help="of the data")
        parser.add_argument(
            "--kind", choices=ImportKind.values, default=ImportKind.ORGANISATION.value
        )
        parser.add_argument(
            "--set",
            action="append",
            default=[],
            metavar="COLUMN=TEXT",
            help="for rows that say nothing: country=TG, org_type=coop, town=Accra",
        )

    def handle(self, *args: Any, **options: Any) -> None:
        """Import and say what came of it; raise CommandError with 1 or 2 when not all is well."""
        path = options["file"]
        constants = self._constants(options["set"])
        try:
            raw = path.read_bytes()
        except OSError as error:
            raise CommandError(f"{path}: {error.strerror}", returncode=2) from error
        try:
            table = read_table(path.name, raw)
            told = {name: options[name] for name in ("source", "source_url", "licence", "mapping")}
            batch = new_batch(None, options["kind"], path.name, table, constants=constants, **told)
            batch.ignored = check(table.heading, as_reading(batch.reading), batch.kind)
        except ActionError as error:
            wrong_use = getattr(error, "field", None) == "mapping"
            raise CommandError(f"{path.name}: {error}", returncode=2 if wrong_use else 1) from error
        rows = self._plan(batch, table)
        if options["dry_run"]:
            self._tell(batch, rows, dry_run=True)
            return
        self._run(batch, rows)
        self._tell(batch, list(batch.rows.all()), dry_run=False)

    def _constants(self, told: list[str]) -> dict[str, str]:
        found = dict(pair.split("=", 1) for pair in told if "=" in pair)
        if len(found) < len(told) or not found.keys() <= COLUMNS.keys():
            message = "--set takes COLUMN=TEXT with one of: " + ", ".join(COLUMNS)
            raise CommandError(message, returncode=2)
        return found

    def _plan(self, batch: ImportBatch, table: Table) -> list[ImportRow]:
        records = list(records_of(table, as_reading(batch.reading), batch.kind))
        return list(with_progress(plan_rows(batch, records), len(records), self.stderr))

    def _run(self, batch: ImportBatch, rows: list[ImportRow]) -> None:
        with transaction.atomic():
            batch.state, batch.total = BatchState.PLANNED, len(rows)
            batch.save()
            ImportRow.objects.bulk_create(rows, batch_size=PART)
            remember(batch)
            if not open_rows(batch).exists():
                return
            start(batch)
        for _row in with_progress(self._rows_done(batch), batch.total, self.stderr):
            pass
        batch.refresh_from_db()

    def _rows_done(self, batch: ImportBatch) -> Iterator[int]:
        """Yield once for each row that was written."""
        for number in write_parts(batch):
            yield from range(number)

    def _tell(self, batch: ImportBatch, rows: list[ImportRow], *, dry_run: bool) -> None:
        for row in rows:
            for words in _words(row):
                self.stdout.write(f"line {row.line}: {words}")
        if batch.ignored:
            self.stdout.write(f"Columns that were left out: {', '.join(batch.ignored)}")
        found = Counter(row.outcome for row in rows)
        numbers = ", ".join(f"{found[outcome]} {words}" for outcome, words in NUMBER.items())
        self.stdout.write(f"{len(rows)} rows: {numbers}.")
        if dry_run:
            self.stdout.write("Nothing was written.")
        elif batch.started_at:
            self.stdout.write(f"Take it back with: manage.py undo_import {batch.pk}")
        refused, waiting = found[Outcome.BAD], found[Outcome.MAYBE]
        if refused or waiting:
            message = f"{refused} rows are bad, {waiting} wait for an editor."
            raise CommandError(message, returncode=1)


def _words(row: ImportRow) -> Iterator[str]:
    """Yield what is to say of a row: what is wrong, what was left out, what it may be."""
    if row.outcome == Outcome.BAD:
        yield f"bad: {'; '.join(row.reasons)}"
        return
    if row.reasons:
        yield f"left out: {'; '.join(row.reasons)}"
    if row.outcome == Outcome.MAYBE:
        yield f"{row.name}: may be in the register already; an editor decides"
    elif row.lines_alike:
        lines = ", ".join(map(str, row.lines_alike))
        yield f"{row.name}: may be the same as line {lines}"
    if row.outcome == Outcome.CHANGED:
        yield f"{row.name}: changes {', '.join(row.changes)}"
    if row.differences:
        yield f"{row.name}: kept as it was changed here: {', '.join(row.differences)}"
