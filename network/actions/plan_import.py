"""Reading a file in the background, so that an editor sees what would happen before it does."""

import logging
from datetime import timedelta

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import override
from django_tasks import task

from home.actions.errors import Invalid

from ..enums_import import BatchState
from ..importing.reading import read_table
from ..importing.records import records_of
from ..models import ImportBatch, ImportFile, ImportRow
from ..selectors.import_plan import plan_rows
from .begin_import import as_reading

logger = logging.getLogger(__name__)

PART = 1000
# Files that nobody confirms are not kept for ever.
KEEP_PLANS = timedelta(days=30)
UNCONFIRMED = (BatchState.NEW, BatchState.PLANNED, BatchState.FAILED)


@task(backend="db")
def plan_import(pk: int, language: str = "en") -> None:
    """Write down what would become of each row of a file. Safe to run twice."""
    batch = ImportBatch.objects.filter(pk=pk, state=BatchState.PLANNING).first()
    if batch is None:
        return
    try:
        with override(language):
            _plan(batch)
    except Invalid as refusal:
        fail(batch, str(refusal))
    except Exception:
        logger.exception("Import %s could not be read", pk)
        fail(batch, _("The file could not be read. Tell who runs this site."))
        raise


@transaction.atomic
def _plan(batch: ImportBatch) -> None:
    locked = ImportBatch.objects.select_for_update(of=("self",)).get(pk=batch.pk)
    if locked.state != BatchState.PLANNING:
        return
    content = bytes(ImportFile.objects.get(batch=locked).content)
    table = read_table(locked.file_name, content)
    records = list(records_of(table, as_reading(locked.reading), locked.kind))
    locked.rows.all().delete()
    ImportRow.objects.bulk_create(plan_rows(locked, records), batch_size=PART)
    locked.state, locked.total, locked.done = BatchState.PLANNED, len(records), 0
    locked.save()


def fail(batch: ImportBatch, why: str) -> None:
    """Say that an import stands still, and why."""
    ImportBatch.objects.filter(pk=batch.pk).update(state=BatchState.FAILED, failure=why[:300])


def forget_plans() -> int:
    """Delete files and plans that nobody confirmed within a month; return how many."""
    old = ImportBatch.objects.filter(
        state__in=UNCONFIRMED, created_at__lt=timezone.now() - KEEP_PLANS, started_at=None
    )
    gone = old.count()
    old.delete()
    return gone
