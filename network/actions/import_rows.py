"""Noting what became of the rows of an import."""

from collections.abc import Sequence

from django.utils import timezone

from ..models import ImportRow

OF_NEW = ("organisation", "place", "made_it", "outcome", "applied_at")
OF_CHANGED = (
    *("organisation", "place", "outcome", "applied_at"),
    *("changes", "differences", "before", "after", "said_before"),
)


def note_written(rows: Sequence[ImportRow]) -> None:
    """Note that rows are written, and how it was before, for the undo."""
    now = timezone.now()
    made, changed, same = [], [], []
    for row in rows:
        row.applied_at = now
        if row.made_it:
            made.append(row)
        else:
            (changed if row.after or row.said_before is None or row.differences else same).append(
                row
            )
    ImportRow.objects.bulk_update(made, OF_NEW)
    ImportRow.objects.bulk_update(changed, OF_CHANGED)
    # Nothing was written for these: the source says again what it said before.
    ImportRow.objects.filter(pk__in=[row.pk for row in same]).update(applied_at=now, outcome="same")
