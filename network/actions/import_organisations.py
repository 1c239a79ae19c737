"""Writing the rows of an import: new organisations, and what is new of those that are known."""

from collections.abc import Sequence
from typing import Any

from wagtail.search.backends import get_search_backend

from home.stale import LISTED, Subject, note_changes

from ..enums_import import Outcome, RowDecision
from ..enums_register import ContactKind, NameKind, Visibility
from ..fact_history import write_with_history
from ..facts import TERMS, facts_in, group_of
from ..imported_facts import OTHER_NAMES, PLACE, PLAIN, WITH, facts_of, said_of
from ..importing.compare import as_kept, compare
from ..importing.likeness import likeness, normal
from ..models import (
    DuplicatePair,
    ImportBatch,
    ImportRow,
    KnownApart,
    Organisation,
    OrganisationContact,
    OrganisationName,
    OrganisationTerm,
    SourceRecord,
)
from ..selectors.import_register import by_slug, source_records
from ..slugs import new_slug
from .import_rows import note_written
from .remember_names import remember_names


def write_organisations(batch: ImportBatch, rows: list[ImportRow]) -> None:
    """Write some rows of a batch; the caller holds its lock.

    What somebody changed since the plan was made is compared again: her facts stay.
    """
    known = source_records(batch.source, [row.key for row in rows])
    slugs = by_slug([row.slug for row in rows])
    for row in rows:
        row.organisation_id = _target(row, known, slugs)
    pks = sorted({row.organisation_id for row in rows if row.organisation_id})
    there = {
        one.pk: one
        for one in Organisation.objects.select_for_update(of=("self",))
        .filter(pk__in=pks)
        .order_by("pk")
        .prefetch_related(*WITH)
    }
    new = [row for row in rows if row.organisation_id not in there]
    for row in rows:
        one = there.get(row.organisation_id or 0)
        if one is not None:
            _change(batch, row, one, known.get(row.key))
    _make(batch, new)
    _remember_what_was_said(batch, rows, known)
    note_written(rows)
    _keep_pairs(batch, new)


def _target(row: ImportRow, known: dict[str, SourceRecord], slugs: dict[str, int]) -> int | None:
    """Return the organisation that a row is about by now; None when it is a new one."""
    if row.key in known:
        return known[row.key].organisation_id
    if row.outcome == Outcome.MAYBE and row.decision == RowDecision.APART:
        return None
    return row.organisation_id or slugs.get(row.slug)


def _make(batch: ImportBatch, rows: Sequence[ImportRow]) -> None:
    """Make the organisations of new rows, in a few statements for all of them."""
    made = [_organisation(batch, row) for row in rows]
    Organisation.objects.bulk_create(made)
    terms: list[OrganisationTerm] = []
    names: list[OrganisationName] = []
    contacts: list[OrganisationContact] = []
    for row, one in zip(rows, made, strict=True):
        row.organisation, row.made_it, row.outcome = one, True, Outcome.NEW
        terms += [
            OrganisationTerm(organisation=one, vocabulary=name, code=code)
            for name in TERMS
            for code in row.facts.get(name, ())
        ]
        names += [
            OrganisationName(organisation=one, kind=NameKind.OTHER, name=name)
            for name in dict.fromkeys(row.facts.get(OTHER_NAMES, ()))
        ]
        contacts += [
            OrganisationContact(
                organisation=one, kind=kind, value=row.facts[kind], visibility=Visibility.STEWARDS
            )
            for kind in ContactKind.values
            if row.facts.get(kind)
        ]
    OrganisationTerm.objects.bulk_create(terms)
    OrganisationName.objects.bulk_create(names)
    OrganisationContact.objects.bulk_create(contacts)
    if made:
        note_changes(Subject(LISTED))
        remember_names(made)
        index = get_search_backend().get_index_for_model(Organisation)
        index.add_items(Organisation, made)


def _organisation(batch: ImportBatch, row: ImportRow) -> Organisation:
    facts: dict[str, Any] = {name: row.facts[name] for name in PLAIN if name in row.facts}
    if row.facts.get(PLACE):
        facts["latitude"], facts["longitude"] = row.facts[PLACE]
    meta: Any = Organisation._meta
    clean = {name: meta.get_field(name).to_python(value) for name, value in facts.items()}
    return Organisation(
        slug=row.slug or new_slug(row.name),
        source=batch.source,
        source_url=row.url or batch.source_url,
        licence=batch.licence,
        **clean,
    )


def _change(
    batch: ImportBatch, row: ImportRow, one: Organisation, before: SourceRecord | None
) -> None:
    """Write what a row changes; where an editor took the file's side, that too."""
    now = said_of(one)
    row.said_before = (
        {"said": before.said, "said_in": before.said_in, "url": before.url} if before else None
    )
    found = compare(now, before.said if before else {}, row.facts)
    changed = {name: pair[1] for name, pair in found.changes.items()}
    taken = {name: pair[1] for name, pair in found.differences.items() if name in row.taken}
    changed |= taken
    row.changes = found.changes | {name: found.differences[name] for name in taken}
    row.differences = {name: pair for name, pair in found.differences.items() if name not in taken}
    row.before = {name: now[name] for name in changed}
    row.after = changed
    row.outcome = Outcome.CHANGED if changed else Outcome.SAME
    if changed:
        write_said(one, changed, batch)


def write_said(one: Organisation, said: dict[str, Any], batch: ImportBatch) -> None:
    """Write facts as a file says them, and keep in the history how they were."""
    facts = facts_of(one, said)
    before = facts_in(one, {group_of(name) for name in facts})
    write_with_history(one, before, facts, batch.created_by_id)


def _remember_what_was_said(
    batch: ImportBatch, rows: Sequence[ImportRow], known: dict[str, SourceRecord]
) -> None:
    """Keep what the source said of each record, and in which import.

    A difference on which nobody decided is not kept: it shows again at the next import.
    """
    new, old = [], []
    for row in rows:
        record = known.get(row.key)
        open_ones = set(row.differences) - set(row.kept)
        said = as_kept({name: row.facts[name] for name in row.facts if name not in open_ones})
        if record is None:
            record = SourceRecord(source=batch.source, key=row.key, organisation=row.organisation)
            new.append(record)
        elif {**record.said, **said} != record.said or row.url != record.url:
            old.append(record)
        else:
            continue
        fresh = {name: batch.pk for name in said if record.said.get(name) != said[name]}
        record.said = {**record.said, **said}
        record.said_in = {**record.said_in, **fresh}
        record.url, record.batch = row.url, batch
    SourceRecord.objects.bulk_create(new)
    SourceRecord.objects.bulk_update(old, ["said", "said_in", "url", "batch"])


def _keep_pairs(batch: ImportBatch, rows: Sequence[ImportRow]) -> None:
    """Keep for the report of duplicates which new records may be one with others.

    Of what an editor called no duplicate, that is remembered for the next file too.
    """
    apart = [row for row in rows if row.decision == RowDecision.APART]
    KnownApart.objects.bulk_create(
        [
            KnownApart(source=batch.source, key=row.key, organisation_id=pk)
            for row in apart
            for pk in Organisation.objects.filter(pk__in=row.candidates).values_list(
                "pk", flat=True
            )
        ],
        ignore_conflicts=True,
    )
    lines = {line for row in rows for line in row.lines_alike}
    by_line = dict(
        ImportRow.objects.filter(
            batch=batch, line__in=lines, organisation__isnull=False
        ).values_list("line", "organisation_id")
    )
    there = set(
        Organisation.objects.filter(
            pk__in={pk for row in rows for pk in row.candidates}
        ).values_list("pk", flat=True)
    )
    _write_pairs(rows, by_line, there)


def _write_pairs(rows: Sequence[ImportRow], by_line: dict[int, int], there: set[int]) -> None:
    pairs = []
    for row in rows:
        own = row.organisation_id
        others = {by_line[line] for line in row.lines_alike if line in by_line}
        if row.decision != RowDecision.APART:
            others |= there & set(row.candidates)
        pairs += [(min(own, pk), max(own, pk)) for pk in others if pk != own and own]
    names = dict(
        Organisation.objects.filter(pk__in={pk for pair in pairs for pk in pair}).values_list(
            "pk", "name"
        )
    )
    DuplicatePair.objects.bulk_create(
        [
            DuplicatePair(
                first_id=first,
                second_id=second,
                likeness=likeness(normal(names[first]), normal(names[second])),
            )
            for first, second in set(pairs)
        ],
        ignore_conflicts=True,
    )
