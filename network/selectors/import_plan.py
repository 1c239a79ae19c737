"""The plan of an import: what would become of each row. Nothing is written."""

from collections.abc import Iterator, Sequence
from typing import Any

from django.utils.translation import gettext as _

from ..enums_import import ImportKind, Outcome
from ..importing.alike import Told
from ..importing.compare import compare
from ..importing.records import Record
from ..models import ImportBatch, ImportRow, SourceRecord
from . import import_register as register

# More that a row may be are not shown.
MOST_CANDIDATES = 10
PART = 500


def plan_rows(batch: ImportBatch, records: Sequence[Record]) -> Iterator[ImportRow]:
    """Yield the rows of an import as they would be, in the order of the file; none is saved.

    Args:
        batch: whose kind and source count.
        records: of the whole file.
    """
    plan = _Plan(batch, records)
    for start in range(0, len(records), PART):
        yield from plan.part(records[start : start + PART])


class _Plan:
    """What has to be known of all rows before one can be judged."""

    def __init__(self, batch: ImportBatch, records: Sequence[Record]) -> None:
        self.batch = batch
        self.is_place = batch.kind != ImportKind.ORGANISATION
        good = [record for record in records if not record.problems]
        keys = [record.key for record in good]
        self.sources = register.source_records(batch.source, keys)
        self.apart = register.known_apart(batch.source, keys)
        self.slugs = {} if self.is_place else register.by_slug([one.slug for one in good])
        named = [] if self.is_place else [one for one in good if register.is_named(one)]
        self.names = register.by_name(named) if named else {}
        self.alike = register.alike_in(batch.kind, {one.facts["country"] for one in good})
        self.in_file = register.alike_in("")
        # Records of this source are told apart by it: one of another source may be the same.
        self.own = {row.organisation_id for row in self.sources.values()} | set(
            SourceRecord.objects.filter(source=batch.source).values_list(
                "organisation_id", flat=True
            )
        )
        self.taken: dict[int, int] = {}

    def part(self, records: Sequence[Record]) -> Iterator[ImportRow]:
        """Yield the rows of a part of the file."""
        targets = {record.line: self._target(record) for record in records if not record.problems}
        pks = {pk for pk in targets.values() if pk is not None}
        now = register.places_now(pks) if self.is_place else register.said_now(pks)
        for record in records:
            yield self._row(record, targets.get(record.line), now)

    def _target(self, record: Record) -> int | None:
        """Return the record of the register that a row is about."""
        before = self.sources.get(record.key)
        if before is not None:
            return before.place_id if self.is_place else before.organisation_id
        return self.slugs.get(record.slug) or self.names.get(record.key)

    def _row(self, record: Record, target: int | None, now: dict[int, Any]) -> ImportRow:
        row = ImportRow(
            batch=self.batch,
            line=record.line,
            key=record.key,
            slug=record.slug,
            url=record.source_url,
            facts=record.facts,
            reasons=[*record.problems, *record.notes],
            outcome=Outcome.BAD,
        )
        if record.problems:
            return row
        if target is None:
            return self._new(row, record)
        if target in self.taken:
            message = _("line %(line)s is about the same record") % {"line": self.taken[target]}
            row.reasons = [message]
            return row
        self.taken[target] = record.line
        setattr(row, "place_id" if self.is_place else "organisation_id", target)
        before = self.sources.get(record.key)
        found = compare(now[target], before.said if before else {}, record.facts)
        row.changes, row.differences = found.changes, found.differences
        row.outcome = Outcome.CHANGED if found.changes else Outcome.SAME
        return row

    def _new(self, row: ImportRow, record: Record) -> ImportRow:
        """Return a row of which the register has nothing, as far as it knows."""
        row.outcome = Outcome.NEW
        if self.is_place:
            return row
        told = Told(
            ref=record.line,
            names=(record.name, *record.facts.get("other_names", ())),
            country=record.facts["country"],
            town=record.facts.get("town", ""),
            point=record.point,
        )
        found = [ref for ref, _likeness in self.alike.find(told)]
        others = [ref for ref in found if (record.key, ref) not in self.apart]
        row.candidates = others[:MOST_CANDIDATES]
        if any(ref not in self.own for ref in others):
            row.outcome = Outcome.MAYBE
        row.lines_alike = [ref for ref, _likeness in self.in_file.find(told)][:MOST_CANDIDATES]
        self.in_file.add(told)
        return row
