"""Forgetting contacts that imports and merges keep to be undone."""

from datetime import timedelta

from django.utils import timezone

from ..enums_register import ContactKind
from ..models import ImportRow, Merge

KEEP_CONTACTS = timedelta(days=90)
FACTS = ("facts", "before", "after", "changes", "differences")
PART = 500


def forget_imported_contacts() -> int:
    """Take addresses and numbers out of rows and merges after 90 days; return of how many."""
    before = timezone.now() - KEEP_CONTACTS
    rows = ImportRow.objects.filter(
        batch__created_at__lt=before, facts__has_any_keys=ContactKind.values
    )
    changed = []
    for row in rows.iterator(chunk_size=PART):
        for name in FACTS:
            facts = getattr(row, name)
            setattr(row, name, {fact: facts[fact] for fact in facts if fact not in ContactKind})
        changed.append(row)
    ImportRow.objects.bulk_update(changed, FACTS, batch_size=PART)
    merges = Merge.objects.filter(merged_at__lt=before).exclude(before={}, after={})
    return len(changed) + merges.update(before={}, after={}, moved={})
