"""An editor decides a row of an import: a possible duplicate, or facts that differ."""

from collections.abc import Collection
from typing import Any

from django.db import transaction
from django.utils.translation import gettext_lazy as _
from wagtail.log_actions import log

from home.actions.errors import Conflict, Invalid, require

from ..enums_import import BatchState, Outcome, RowDecision
from ..models import ImportBatch, ImportRow
from ..policies_register import may_import_organisations

OPEN = (BatchState.PLANNED, BatchState.DONE)


@transaction.atomic
def decide_duplicate_row(user: Any, pk: int, same_as: int | None) -> ImportRow:
    """Say whether a row is an organisation of the register; it is written at the next start.

    Args:
        user: an editor.
        pk: of the row.
        same_as: number of the organisation that it is; None when it is none of them.

    Raises NotAllowed for others than editors, Conflict when the row is written or waits for
    nothing, Invalid for an organisation that it cannot be.
    """
    row = _open_row(user, pk)
    if row.outcome != Outcome.MAYBE:
        raise Conflict
    if same_as is not None and same_as not in row.candidates:
        raise Invalid(_("Choose one of those that it may be."))
    row.decision = RowDecision.APART if same_as is None else RowDecision.SAME
    row.organisation_id = same_as
    row.save(update_fields=["decision", "organisation"])
    _log(row, user)
    return row


@transaction.atomic
def choose_sides(user: Any, pk: int, taken: Collection[str]) -> ImportRow:
    """Say of which facts that differ the file's are taken; the others stay ours, for good.

    Args:
        user: an editor.
        pk: of the row.
        taken: names of facts.

    Raises NotAllowed for others than editors, Conflict when the row is written or nothing differs.
    """
    row = _open_row(user, pk)
    if not row.differences:
        raise Conflict
    row.taken = sorted(name for name in row.differences if name in taken)
    row.kept = sorted(name for name in row.differences if name not in taken)
    row.save(update_fields=["taken", "kept"])
    _log(row, user)
    return row


def _open_row(user: Any, pk: int) -> ImportRow:
    """Return a row that nobody writes meanwhile: its import is locked first."""
    require(may_import_organisations(user))
    batch_pk = ImportRow.objects.values_list("batch_id", flat=True).get(pk=pk)
    batch = ImportBatch.objects.select_for_update(of=("self",)).get(pk=batch_pk)
    row = ImportRow.objects.get(pk=pk)
    if batch.state not in OPEN or row.applied_at is not None:
        raise Conflict
    return row


def _log(row: ImportRow, user: Any) -> None:
    data = {"line": row.line}
    log(instance=row.batch, action="network.decide_duplicate", user=user, data=data)
