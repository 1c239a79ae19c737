"""Writing the rows of an import of markets and centres, for the care map."""

from decimal import Decimal
from typing import Any

from home.stale import LISTED, Subject, note_changes

from ..enums_import import Outcome
from ..importing.compare import compare
from ..models import CarePlace, ImportBatch, ImportRow, SourceRecord
from ..selectors.import_register import said_of_place, source_records
from .import_rows import note_written

FIELDS = ("name", "country", "town")


def write_places(batch: ImportBatch, rows: list[ImportRow]) -> None:
    """Write some rows of a batch; the caller holds its lock."""
    known = source_records(batch.source, [row.key for row in rows])
    pks = [record.place_id for record in known.values() if record.place_id]
    there = {one.pk: one for one in CarePlace.objects.select_for_update().filter(pk__in=pks)}
    new = [row for row in rows if row.key not in known]
    made = [write_place(CarePlace(kind=batch.kind), row.facts) for row in new]
    for row, one in zip(new, made, strict=True):
        one.source, one.licence = batch.source, batch.licence
        row.made_it, row.outcome = True, Outcome.NEW
    CarePlace.objects.bulk_create(made)
    for row, one in zip(new, made, strict=True):
        row.place = one
    changed = [_change(row, known[row.key], there) for row in rows if row.key in known]
    places = [one for one in changed if one is not None]
    CarePlace.objects.bulk_update(places, [*FIELDS, "latitude", "longitude"])
    note_changes(Subject(LISTED))
    _remember(batch, rows, known)
    note_written(rows)


def write_place(one: CarePlace, said: dict[str, Any]) -> CarePlace:
    """Return a place with what a file says of it; it is not saved."""
    for name in FIELDS:
        if name in said:
            setattr(one, name, said[name])
    if "point" in said:
        point = said["point"] or (None, None)
        one.latitude, one.longitude = (
            None if degrees is None else Decimal(degrees) for degrees in point
        )
    return one


def _change(row: ImportRow, before: SourceRecord, there: dict[int, CarePlace]) -> CarePlace | None:
    """Return the place as a row changes it; None when it changes nothing."""
    one = there[before.place_id or 0]
    row.place = one
    row.said_before = {"said": before.said, "said_in": before.said_in, "url": before.url}
    now = said_of_place(one)
    found = compare(now, before.said, row.facts)
    row.changes, row.differences = found.changes, found.differences
    row.after = {name: pair[1] for name, pair in found.changes.items()}
    row.before = {name: now[name] for name in row.after}
    row.outcome = Outcome.CHANGED if row.after else Outcome.SAME
    return write_place(one, row.after) if row.after else None


def _remember(batch: ImportBatch, rows: list[ImportRow], known: dict[str, SourceRecord]) -> None:
    """Keep what the source said of each place, and in which import."""
    new, old = [], []
    for row in rows:
        record = known.get(row.key)
        if record is None:
            record = SourceRecord(source=batch.source, key=row.key, place=row.place)
            new.append(record)
        elif record.said == row.facts:
            continue
        else:
            old.append(record)
        fresh = {
            name: batch.pk for name, value in row.facts.items() if record.said.get(name) != value
        }
        record.said_in = {**record.said_in, **fresh}
        record.said, record.url, record.batch = row.facts, row.url, batch
    SourceRecord.objects.bulk_create(new)
    SourceRecord.objects.bulk_update(old, ["said", "said_in", "url", "batch"])
