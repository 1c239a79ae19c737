"""Taking a file for the register: its columns are chosen, then it is read. Nothing is written."""

from collections.abc import Mapping
from dataclasses import asdict
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from home.actions.errors import Conflict, Invalid, require
from home.tables.table import Table, Unreadable
from home.text import clean_line

from ..enums_import import BatchState, ImportKind
from ..importing.mapping import Reading, check, reading_of, with_constants
from ..importing.reading import read_table
from ..models import ImportBatch, ImportFile, ImportMapping
from ..policies_register import may_import_organisations

MAX_FILE_NAME = 120
MAX_SOURCE = 160
MAX_LICENCE = 80


def remembered(name: str) -> Reading | None:
    """Return how the columns of a source were read last; None when nobody said."""
    row = ImportMapping.objects.filter(name=name).first()
    return Reading(row.columns, row.constants, row.words) if row else None


def as_reading(kept: Mapping[str, Any]) -> Reading:
    """Return the reading that a batch keeps."""
    return Reading(**kept)


def new_batch(
    user: Any,
    kind: str,
    file_name: str,
    table: Table,
    *,
    source: str = "",
    source_url: str = "",
    licence: str = "",
    mapping: str = "",
    constants: Mapping[str, str] | None = None,
) -> ImportBatch:
    """Return a batch that is not saved yet, with the columns of its file as far as we know them.

    Args:
        user: who sends the file; None for the command.
        kind: of `ImportKind`.
        file_name: as it was sent.
        table: the file as read.
        source: who publishes it; when nothing is said, what the file says, else its name.
        source_url: where.
        licence: of the data.
        mapping: name of remembered columns; when nothing is said, those of the source.
        constants: answers for rows that say nothing, by column.

    Raises Invalid when the mapping is not known.
    """
    name = file_name.replace("\\", "/").rsplit("/", 1)[-1][-MAX_FILE_NAME:] or "file"
    known = ImportMapping.objects.filter(name=mapping or source).first()
    if mapping and known is None:
        raise Invalid(_("No columns are remembered under this name."), field="mapping")
    said = source or (known.name if known else "") or table.notes.get("source", "")
    own = Reading(known.columns, known.constants, known.words) if known else None
    reading = with_constants(reading_of(table.heading, kind, own), constants or {})
    told = table.notes.get("licence") or table.notes.get("license", "")
    return ImportBatch(
        kind=kind,
        file_name=name,
        source=clean_line(said or name.rsplit(".", 1)[0])[:MAX_SOURCE],
        source_url=source_url or (known.source_url if known else ""),
        licence=(licence or (known.licence if known else "") or told)[:MAX_LICENCE],
        reading=asdict(reading),
        created_by=user,
        created_at=timezone.now(),
    )


@transaction.atomic
def begin_import(user: Any, kind: str, file_name: str, raw: bytes, **told: Any) -> ImportBatch:
    """Keep a file until its columns are chosen and its import is confirmed.

    Args:
        user: the editor who sends it.
        kind: of `ImportKind`.
        file_name: as it was sent.
        raw: its bytes.
        told: what `new_batch` takes beside.

    Raises NotAllowed for others than editors, Unreadable for a file that is no table.
    """
    require(may_import_organisations(user))
    if kind not in ImportKind.values:
        raise Invalid(_("Say what the rows of the file are."), field="kind")
    batch = new_batch(user, kind, file_name, read_table(file_name, raw), **told)
    batch.save()
    ImportFile.objects.create(batch=batch, content=raw)
    return batch


@transaction.atomic
def choose_columns(user: Any, pk: int, columns: Mapping[str, str], **told: Any) -> ImportBatch:
    """Say how the columns of a file are read, remember it for its source, and have it read.

    Args:
        user: an editor.
        pk: of the batch.
        columns: {name in the file: our column}.
        told: constants ({our column: text}), and the batch's source, source_url and licence.

    Raises NotAllowed, Conflict when the import was confirmed already, Unreadable when a column
    that is needed is missing.
    """
    from .plan_import import plan_import

    require(may_import_organisations(user))
    batch = ImportBatch.objects.select_for_update(of=("self",)).get(pk=pk)
    if batch.state not in (BatchState.NEW, BatchState.PLANNED, BatchState.FAILED):
        raise Conflict
    file = ImportFile.objects.filter(batch=batch).first()
    if file is None:
        raise Conflict(_("The file is gone. Send it again."))
    before = as_reading(batch.reading)
    constants = {name: value for name, value in told.get("constants", {}).items() if value}
    reading = Reading(dict(columns), constants, before.words)
    table = read_table(batch.file_name, bytes(file.content))
    batch.ignored = check(table.heading, reading, batch.kind)
    batch.reading = asdict(reading)
    for name in ("source", "source_url", "licence"):
        setattr(batch, name, told.get(name, getattr(batch, name)))
    batch.state, batch.failure, batch.done = BatchState.PLANNING, "", 0
    batch.save()
    remember(batch)
    # The reasons in its rows are for who sent it.
    plan_import.enqueue(batch.pk, get_language() or "en")
    return batch


def remember(batch: ImportBatch) -> None:
    """Keep how a source is read, for its next file."""
    ImportMapping.objects.update_or_create(
        name=batch.source,
        defaults={
            "kind": batch.kind,
            "source_url": batch.source_url,
            "licence": batch.licence,
            **batch.reading,
        },
    )


@transaction.atomic
def discard_import(user: Any, pk: int) -> None:
    """Forget a file that nobody confirmed; raise Conflict when somebody did."""
    require(may_import_organisations(user))
    batch = ImportBatch.objects.select_for_update(of=("self",)).get(pk=pk)
    if batch.state not in (BatchState.NEW, BatchState.PLANNED, BatchState.FAILED):
        raise Conflict
    if batch.rows.filter(applied_at__isnull=False).exists():
        raise Conflict
    batch.delete()


__all__ = ["Unreadable", "begin_import", "choose_columns", "discard_import", "new_batch"]
