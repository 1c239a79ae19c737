"""Running an import that was confirmed: part by part, so that it can go on after a break."""

import logging
from collections.abc import Callable, Iterator
from datetime import timedelta
from typing import Any

from django.db import transaction
from django.db.models import Q, QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _
from django_tasks import task
from wagtail.log_actions import log

from home.actions.errors import Conflict, require

from ..enums_import import BatchState, ImportKind, Outcome
from ..models import ImportBatch, ImportFile, ImportRow
from ..policies_register import may_import_organisations
from .import_organisations import write_organisations
from .import_places import write_places
from .plan_import import fail

logger = logging.getLogger(__name__)

# Rows in one transaction: few enough that nobody waits long for the locks.
PART = 250
WRITTEN = Q(outcome__in=(Outcome.NEW, Outcome.CHANGED, Outcome.SAME))
DECIDED = Q(outcome=Outcome.MAYBE) & ~Q(decision="")


def open_rows(batch: ImportBatch) -> QuerySet[ImportRow]:
    """Return the rows that can be written and are not."""
    return ImportRow.objects.filter(WRITTEN | DECIDED, batch=batch, applied_at=None)


@transaction.atomic
def confirm_import(user: Any, pk: int) -> ImportBatch:
    """Let an import run, or what was decided since run too.

    Raises NotAllowed for others than editors; Conflict when there is no plan, or it runs already.
    """
    require(may_import_organisations(user))
    batch = ImportBatch.objects.select_for_update(of=("self",)).get(pk=pk)
    if batch.state not in (BatchState.PLANNED, BatchState.DONE) or not open_rows(batch).exists():
        raise Conflict(_("There is nothing to write."))
    start(batch)
    log(instance=batch, action="network.confirm_import", user=user, data={"rows": batch.total})
    run_import.enqueue(batch.pk)
    return batch


def start(batch: ImportBatch) -> None:
    """Note that a batch runs, how much there is to do, and let go of its file."""
    batch.state, batch.done = BatchState.RUNNING, 0
    batch.total = open_rows(batch).count()
    batch.started_at = batch.started_at or timezone.now()
    batch.save()
    ImportFile.objects.filter(batch=batch).delete()


@task(backend="db")
def run_import(pk: int) -> None:
    """Write the rows of an import. Safe to run twice, and after it was killed: it goes on."""
    batch = ImportBatch.objects.get(pk=pk)
    try:
        for _done in write_parts(batch):
            pass
    except Exception:
        logger.exception("Import %s stopped", pk)
        fail(batch, _("The import stopped. What is written stays; begin it again or undo it."))
        raise


def write_parts(batch: ImportBatch) -> Iterator[int]:
    """Write part after part, and yield how many rows each had."""
    while written := _write_part(batch.pk):
        yield written


@transaction.atomic
def _write_part(pk: int) -> int:
    """Write the next rows of a batch; return how many there were. Two workers take turns."""
    batch = ImportBatch.objects.select_for_update(of=("self",)).get(pk=pk)
    if batch.state != BatchState.RUNNING:
        return 0
    rows = list(open_rows(batch).order_by("line")[:PART])
    if not rows:
        _finish(batch)
        return 0
    is_place = batch.kind != ImportKind.ORGANISATION
    write: Callable[[ImportBatch, list[ImportRow]], None]
    write = write_places if is_place else write_organisations
    write(batch, rows)
    batch.done += len(rows)
    batch.save(update_fields=["done"])
    return len(rows)


def go_on() -> int:
    """Queue again what stands still since yesterday, such as a command that was killed."""
    yesterday = timezone.now() - timedelta(days=1)
    still = ImportBatch.objects.filter(state=BatchState.RUNNING, started_at__lt=yesterday)
    for batch in still:
        run_import.enqueue(batch.pk)
    return len(still)


def _finish(batch: ImportBatch) -> None:
    batch.state, batch.finished_at = BatchState.DONE, timezone.now()
    batch.save(update_fields=["state", "finished_at"])
    log(instance=batch, action="network.run_import", data=counts_of(batch))


def counts_of(batch: ImportBatch) -> dict[str, int]:
    """Return how many rows had each outcome."""
    found = dict.fromkeys(Outcome.values, 0)
    for outcome in batch.rows.values_list("outcome", flat=True):
        found[outcome] += 1
    return found
