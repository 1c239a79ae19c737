"""Writing the index: what was published is found at once, what was taken back is gone."""

from collections.abc import Iterable
from uuid import UUID

from django.db.models import Q
from wagtail.models import Page

from network.models import Organisation

from ..models import SearchDocument
from ..words.documents import WRITTEN, organisation_document, page_documents

BATCH = 500


def index_pages(pages: Iterable[Page]) -> int:
    """Write the documents of some specific pages anew; return how many had changed.

    Drafts leave no trace. Publishing a page does this by itself; whoever writes in bulk, or with
    `update()`, calls it afterwards.
    """
    rows = list(pages)
    gone = [page.pk for page in rows if not page.live]
    if gone:
        SearchDocument.objects.filter(page_id__in=gone).delete()
    return store(page_documents(rows))


def index_organisations(organisations: Iterable[Organisation]) -> int:
    """Write the documents of some organisations' records anew; return how many had changed."""
    total = 0
    rows = list(organisations)
    for start in range(0, len(rows), BATCH):
        keys = [row.pk for row in rows[start : start + BATCH]]
        found = Organisation.objects.filter(pk__in=keys).prefetch_related("names", "terms")
        total += store([organisation_document(one) for one in found])
    return total


def index_family(text_key: UUID) -> int:
    """Write all translations of a text anew; return how many had changed."""
    return index_pages(Page.objects.filter(translation_key=text_key).specific())


def forget_pages(keys: Iterable[int]) -> int:
    """Take the documents of pages out of the index; return how many there were."""
    return SearchDocument.objects.filter(page_id__in=list(keys)).delete()[0]


def store(documents: list[SearchDocument]) -> int:
    """Write documents that are new or differ from what is there; return how many."""
    total = 0
    for start in range(0, len(documents), BATCH):
        total += _store({one.key: one for one in documents[start : start + BATCH]})
    return total


def _store(documents: dict[str, SearchDocument]) -> int:
    there = SearchDocument.objects.filter(key__in=documents).values_list("key", "digest")
    known = dict(there)
    # In one order, so that two who write the same do not wait for each other.
    changed = [one for key, one in sorted(documents.items()) if known.get(key) != one.digest]
    if changed:
        SearchDocument.objects.bulk_create(
            changed, update_conflicts=True, unique_fields=["key"], update_fields=list(WRITTEN)
        )
    return len(changed)


def forget_strays() -> int:
    """Delete documents of pages that are not live and records that are closed; return how many."""
    shown = SearchDocument.objects.visible().values("pk")
    kept = Q(visible_from__isnull=False) | Q(pk__in=shown)
    return SearchDocument.objects.exclude(kept).delete()[0]
