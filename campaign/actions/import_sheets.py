"""Importing a file of typed sheets: dry run first, good rows kept, bad ones named by line."""

import hashlib
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field, replace
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from wagtail.log_actions import log

from home.actions.errors import Conflict, require

from ..enums import SheetState
from ..imports.rows import Entry, Reading, read_file
from ..models import ImportBatch, SignatureSheet
from ..policies_paper import may_import_sheets, organisation_of
from ..selectors.sheet_lines import Line, stored_lines
from .sheet_lines import keep_lines, lock_sheet
from .type_sheet import (
    CLOSED_PLEDGES,
    OPEN_STATES,
    mark_typed,
    note_collected,
    open_for_typing,
)

MAX_FILE_NAME = 120
Progress = Callable[[list[Any]], Iterable[Any]]


@dataclass
class Imported:
    """What came of a file.

    Attributes:
        rows: that are not empty.
        kept: signatures that are new.
        known: rows that were there already.
        refused: {line of the file: reason}.
        incomplete: numbers of sheets of which a row was refused.
        strayed: whether a row names no sheet that we know, and so may belong to any of the file.
        finished: sheets of which every row stands; they are typed when no row strayed.
        ignored: names of columns that we do not know.
        batch: under which it can be undone; None after a dry run and when nothing is new.
    """

    rows: int
    kept: int = 0
    known: int = 0
    refused: dict[int, str] = field(default_factory=dict)
    ignored: list[str] = field(default_factory=list)
    written_in: str = ""
    incomplete: set[str] = field(default_factory=set)
    strayed: bool = False
    finished: list[SignatureSheet] = field(default_factory=list)
    batch: ImportBatch | None = None

    @property
    def reasons(self) -> list[tuple[int, str]]:
        """The refused rows in the order of the file."""
        return sorted(self.refused.items())


def import_sheets(
    user: Any,
    file_name: str,
    raw: bytes,
    *,
    dry_run: bool = False,
    progress: Progress = iter,
) -> Imported:
    """Keep the signatures of a file that can be kept; say of every other row why not.

    A file that comes again changes nothing. A sheet of which no row is refused is typed then, and
    waits for its check like every other; none is while a row of the file names no sheet that we
    know, because it may be a line of any of them.

    Args:
        user: who imports; None for the command, which only the keepers of the server can run.
        file_name: ends in .csv or .xlsx.
        raw: the bytes of the file.
        dry_run: say what would happen and keep nothing.
        progress: draws how far it is, for instance `home.management.progress`.

    Raises NotAllowed for others than editors and data officers, Invalid for a file that cannot be
    read.
    """
    if user is not None:
        require(may_import_sheets(user))
    reading = read_file(file_name, raw)
    result = Imported(
        rows=reading.rows,
        refused=dict(reading.refused),
        incomplete=reading.incomplete,
        strayed=reading.strayed,
        ignored=reading.ignored,
        written_in=reading.written_in,
    )
    with transaction.atomic():
        batch = _batch(user, file_name, raw)
        for number, entries in progress(_by_sheet(reading)):
            _import_sheet(number, entries, batch, user, result)
        _close(batch, user, result)
        if dry_run:
            transaction.set_rollback(True)
    result.batch = None if dry_run or not result.kept else batch
    return result


def _batch(user: Any, file_name: str, raw: bytes) -> ImportBatch:
    """Return the batch of these bytes, locked before any sheet.

    Two who send them at once wait for each other here, and for who undoes the batch: it is undone
    then, and the bytes begin another one.
    """
    name = file_name.rsplit("/", 1)[-1][-MAX_FILE_NAME:]
    while True:
        found, _new = ImportBatch.objects.get_or_create(
            sha256=hashlib.sha256(raw).hexdigest(),
            undone_at=None,
            defaults={"file_name": name, "by": user, "created_at": timezone.now()},
        )
        batch = _still_standing(found)
        if batch is not None:
            return batch


def _still_standing(batch: ImportBatch) -> ImportBatch | None:
    """Return a batch, locked; None when it is undone by now."""
    standing = ImportBatch.objects.select_for_update(of=("self",)).filter(undone_at=None)
    return standing.filter(pk=batch.pk).first()


def _by_sheet(reading: Reading) -> list[tuple[str, list[Entry]]]:
    """Return the entries of each sheet; in the order of numbers, so that no two imports block."""
    sheets: dict[str, list[Entry]] = {}
    for entry in reading.entries:
        sheets.setdefault(entry.sheet, []).append(entry)
    return sorted(sheets.items())


def _import_sheet(
    number: str, entries: list[Entry], batch: ImportBatch, user: Any, result: Imported
) -> None:
    """Keep the rows of one sheet."""
    found = SignatureSheet.objects.filter(number=number).values_list("pk", flat=True).first()
    if found is None:
        result.strayed = True
        _refuse(result, entries, _("we don't know the sheet %(number)s") % {"number": number})
        return
    sheet = lock_sheet(found)
    stored = stored_lines(sheet)
    fresh = []
    for entry in entries:
        line = _on(sheet, entry.line)
        if line.number > sheet.lines:
            _refuse(
                result, [entry], _("the sheet has only %(lines)s lines") % {"lines": sheet.lines}
            )
        elif stored.get(line.number, Line(line.number)).values == line.values:
            result.known += 1
        else:
            fresh.append(replace(entry, line=line))
    if fresh:
        _keep(sheet, fresh, batch, user, result)
    elif sheet.state == SheetState.COLLECTED:
        result.finished.append(sheet)


def _on(sheet: SignatureSheet, line: Line) -> Line:
    """Return a line with the country of its sheet where the file names none."""
    country = sheet.country.code or organisation_of(sheet).country.code
    return line if line.country else replace(line, country=country)


def _keep(
    sheet: SignatureSheet, fresh: list[Entry], batch: ImportBatch, user: Any, result: Imported
) -> None:
    """Store new rows; call the sheet typed when all of its rows stand."""
    if batch.imported and sheet.state not in OPEN_STATES:
        # The file came before; what was corrected or withdrawn since is not brought back.
        result.known += len(fresh)
        return
    try:
        open_for_typing(sheet)
    except Conflict as refusal:
        _refuse(result, fresh, str(refusal.message))
        return
    problems = keep_lines(sheet, [entry.line for entry in fresh], user, via=batch.mark)
    for entry in fresh:
        problem = problems.get(entry.line.number)
        if problem is not None:
            # What can never be typed keeps no sheet waiting.
            _refuse(result, [entry], str(problem.message), sheet_waits=not problem.final)
    kept = len(fresh) - len(problems)
    result.kept += kept
    if user is not None:
        sheet.typists.add(user)
    if kept:
        note_collected(sheet)
        result.finished.append(sheet)


def _refuse(
    result: Imported, entries: list[Entry], reason: str, *, sheet_waits: bool = True
) -> None:
    for entry in entries:
        result.refused[entry.row] = reason
        if sheet_waits:
            result.incomplete.add(entry.sheet)


def _finish(batch: ImportBatch, user: Any, result: Imported) -> None:
    """Call the sheets typed of which everything stands, unless the file only came again."""
    if result.strayed or (batch.imported and not result.kept):
        return
    for sheet in result.finished:
        if sheet.number not in result.incomplete and sheet.pledge.state not in CLOSED_PLEDGES:
            mark_typed(sheet, user)


def _close(batch: ImportBatch, user: Any, result: Imported) -> None:
    """Note what came of it; a batch of which nothing was kept leaves no row."""
    _finish(batch, user, result)
    if not result.kept:
        if not batch.imported:
            batch.delete()
        return
    batch.rows = result.rows
    batch.imported += result.kept
    batch.refused = len(result.refused)
    batch.save(update_fields=["rows", "imported", "refused"])
    data = {"kept": result.kept, "refused": batch.refused}
    log(instance=batch, action="campaign.import_sheets", user=user, data=data)
