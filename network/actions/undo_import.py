"""Undoing an import: what it changed is put back, except where something newer happened."""

import logging
from collections.abc import Iterator, Sequence
from typing import Any

from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _
from django_tasks import task
from wagtail.log_actions import log

from home.actions.errors import Conflict, require

from ..enums_import import BatchState, ImportKind
from ..imported_facts import WITH, said_of
from ..importing.compare import EMPTY, is_same
from ..models import CarePlace, ImportBatch, ImportRow, Organisation, SourceRecord
from ..policies_register import may_import_organisations
from ..selectors.import_register import said_of_place
from ..selectors.related import working_with
from .import_organisations import write_said
from .import_places import write_place
from .plan_import import fail

logger = logging.getLogger(__name__)

PART = 250
UNDOABLE = (BatchState.DONE, BatchState.FAILED)
WRITTEN_BACK = ("undone_at", "not_undone")


def rows_to_undo(batch: ImportBatch) -> QuerySet[ImportRow]:
    """Return the rows that were written and not undone yet, the last line first."""
    rows = ImportRow.objects.filter(batch=batch, applied_at__isnull=False, undone_at=None)
    return rows.order_by("-line")


@transaction.atomic
def begin_undo(user: Any, pk: int) -> ImportBatch:
    """Note that an import is being undone; the caller has it done, at once or by the worker.

    Args:
        user: who undoes it; None for the command.
        pk: of the batch.

    Raises NotAllowed for others than editors, Conflict when nothing of it stands.
    """
    if user is not None:
        require(may_import_organisations(user))
    batch = ImportBatch.objects.select_for_update(of=("self",)).get(pk=pk)
    if batch.state == BatchState.UNDONE:
        raise Conflict(_("This import is undone already."))
    if batch.state not in UNDOABLE or batch.started_at is None:
        raise Conflict(_("This import does not stand, or is still running."))
    batch.state, batch.failure, batch.done = BatchState.UNDOING, "", 0
    batch.total = rows_to_undo(batch).count()
    batch.undone_by = user
    batch.save()
    return batch


def undo_import(user: Any, pk: int) -> ImportBatch:
    """Begin to undo an import, and let the worker do it; raises what `begin_undo` raises."""
    with transaction.atomic():
        batch = begin_undo(user, pk)
        run_undo.enqueue(batch.pk)
    return batch


@task(backend="db")
def run_undo(pk: int) -> None:
    """Undo what is left of an import. Safe to run twice, and after it was killed: it goes on."""
    batch = ImportBatch.objects.get(pk=pk)
    try:
        for _done in undo_parts(batch):
            pass
    except Exception:
        logger.exception("Undoing import %s stopped", pk)
        fail(batch, _("Undoing stopped. Begin it again."))
        raise


def undo_parts(batch: ImportBatch) -> Iterator[int]:
    """Undo part after part, and yield how many rows each had."""
    while undone := _undo_part(batch.pk):
        yield undone


@transaction.atomic
def _undo_part(pk: int) -> int:
    batch = ImportBatch.objects.select_for_update(of=("self",)).get(pk=pk)
    if batch.state != BatchState.UNDOING:
        return 0
    rows = list(rows_to_undo(batch)[:PART])
    if not rows:
        _finish(batch)
        return 0
    sources = {
        row.key: row
        for row in SourceRecord.objects.filter(
            source=batch.source, key__in=[row.key for row in rows]
        )
    }
    if batch.kind == ImportKind.ORGANISATION:
        _undo_organisations(batch, rows, sources)
    else:
        _undo_places(rows, sources)
    now = timezone.now()
    for row in rows:
        row.undone_at = now
    ImportRow.objects.bulk_update(rows, WRITTEN_BACK)
    batch.done += len(rows)
    batch.save(update_fields=["done"])
    return len(rows)


def _finish(batch: ImportBatch) -> None:
    batch.state, batch.undone_at = BatchState.UNDONE, timezone.now()
    batch.save(update_fields=["state", "undone_at"])
    stayed = batch.rows.exclude(not_undone="").count()
    data = {"rows": batch.total, "stayed": stayed}
    log(instance=batch, action="network.undo_import", user=batch.undone_by, data=data)


def _undo_organisations(
    batch: ImportBatch, rows: Sequence[ImportRow], sources: dict[str, SourceRecord]
) -> None:
    pks = sorted({row.organisation_id for row in rows if row.organisation_id})
    there = {
        one.pk: one
        for one in Organisation.objects.select_for_update(of=("self",))
        .filter(pk__in=pks)
        .order_by("pk")
        .prefetch_related(*WITH)
    }
    used = working_with(list(there))
    gone = []
    for row in rows:
        one = there.get(row.organisation_id or 0)
        if one is None:
            continue
        now, record = said_of(one), sources.get(row.key)
        if row.made_it:
            row.not_undone = _why_it_stays(row, now, record, used.get(one.pk, ""))
            if not row.not_undone:
                gone.append(one.pk)
            continue
        back = _what_goes_back(row, now, record)
        if back:
            write_said(one, back, batch)
        _say_again(row, record)
    # The record of the source goes with the organisation.
    Organisation.objects.filter(pk__in=gone).delete()


def _undo_places(rows: Sequence[ImportRow], sources: dict[str, SourceRecord]) -> None:
    pks = sorted({row.place_id for row in rows if row.place_id})
    there = {
        one.pk: one
        for one in CarePlace.objects.select_for_update().filter(pk__in=pks).order_by("pk")
    }
    gone = []
    for row in rows:
        one = there.get(row.place_id or 0)
        if one is None:
            continue
        now, record = said_of_place(one), sources.get(row.key)
        if row.made_it:
            row.not_undone = _why_it_stays(row, now, record, "")
            if not row.not_undone:
                gone.append(one.pk)
            continue
        back = _what_goes_back(row, now, record)
        if back:
            write_place(one, back).save()
        _say_again(row, record)
    CarePlace.objects.filter(pk__in=gone).delete()


def _why_it_stays(
    row: ImportRow, now: dict[str, Any], record: SourceRecord | None, used: str
) -> str:
    """Return why a record that the import made is not deleted; nothing when it is."""
    if record is not None and record.batch_id != row.batch_id:
        return _("a newer import says something of it")
    if used:
        return _("it is in use now: %(what)s") % {"what": used}
    changed = [
        name
        for name, value in now.items()
        if value not in EMPTY
        and not is_same(name, value, row.facts.get(name))
        # What nobody said is so from the start.
        and not (name == "status" and name not in row.facts and value == "active")
    ]
    gone = [name for name, value in row.facts.items() if now.get(name) in EMPTY and value]
    if changed or gone:
        return _("its facts were changed since")
    return ""


def _what_goes_back(
    row: ImportRow, now: dict[str, Any], record: SourceRecord | None
) -> dict[str, Any]:
    """Return the facts to put back; what was changed since stays, and the row says so."""
    if record is not None and record.batch_id != row.batch_id:
        row.not_undone = _("a newer import says something of it")
        return {}
    back = {
        name: row.before[name]
        for name, value in row.after.items()
        if is_same(name, now.get(name), value)
    }
    if len(back) < len(row.after):
        row.not_undone = _("some of its facts were changed since")
    return back


def _say_again(row: ImportRow, record: SourceRecord | None) -> None:
    """Put back what the source said before this import."""
    if record is None or record.batch_id != row.batch_id:
        return
    if row.said_before is None:
        record.delete()
        return
    record.said, record.said_in = row.said_before["said"], row.said_before["said_in"]
    record.url = row.said_before["url"]
    numbers = set(record.said_in.values())
    record.batch = ImportBatch.objects.filter(pk__in=numbers).order_by("-pk").first()
    record.save()
