"""Writing the index: what was published is found at once, what was taken back is gone."""

from collections.abc import Iterable
from typing import Any
from uuid import UUID

from django.db.models import Q
from wagtail.models import Page

from network.models import Organisation

from ..models import FileText, SearchDocument
from ..models.file_text import FileState
from ..words.documents import (
    WRITTEN,
    file_document,
    organisation_document,
    page_document,
    with_records,
)
from ..words.files import files_of

BATCH = 500


def index_pages(pages: Iterable[Page]) -> int:
    """Write the documents of some specific pages anew; return how many had changed.

    Drafts leave no trace. Publishing a page does this by itself; whoever writes in bulk, or with
    `update()`, calls it afterwards. Files that were not read yet are read in the background.
    """
    rows = list(pages)
    if gone := [page.pk for page in rows if not page.live]:
        SearchDocument.objects.filter(page_id__in=gone).delete()
    shown = with_records(rows)
    documents = [page_document(page) for page in shown] + _files(shown)
    there = SearchDocument.objects.filter(page_id__in=[page.pk for page in shown])
    known = dict(there.values_list("key", "digest")) if shown else {}
    if stray := sorted(known.keys() - {one.key for one in documents}):
        SearchDocument.objects.filter(key__in=stray).delete()
    return _write(documents, known)


def _files(pages: list[Page]) -> list[SearchDocument]:
    """Return the documents of the files that pages offer."""
    offered = [(page, one) for page in pages for one in files_of(page)]
    if not offered:
        return []
    held = {one.document.pk: one.document for _page, one in offered}
    read = {row.document_id: row for row in FileText.objects.filter(document__in=held)}
    for pk, document in held.items():
        if pk not in read or read[pk].file_hash != document.get_file_hash():
            read[pk] = ask_to_read(document)
    return [file_document(page, one, read[one.document.pk]) for page, one in offered]


def ask_to_read(document: Any) -> FileText:
    """Note that a file waits to be read, and have it read; return the note."""
    waits = {"state": FileState.WAITING, "file_hash": document.get_file_hash(), "text": ""}
    row = FileText.objects.update_or_create(document=document, defaults=waits)[0]
    from .read_files import read_file

    read_file.enqueue(document.pk)
    return row


def index_organisations(organisations: Iterable[Organisation]) -> int:
    """Write the documents of some organisations' records anew; return how many had changed."""
    total = 0
    rows = list(organisations)
    for start in range(0, len(rows), BATCH):
        keys = [row.pk for row in rows[start : start + BATCH]]
        found = Organisation.objects.filter(pk__in=keys).prefetch_related("names", "terms")
        there = SearchDocument.objects.filter(organisation_id__in=keys)
        known = dict(there.values_list("key", "digest"))
        total += _write([organisation_document(one) for one in found], known)
    return total


def index_family(text_key: UUID) -> int:
    """Write all translations of a text anew; return how many had changed."""
    return index_pages(Page.objects.filter(translation_key=text_key).specific())


def forget_pages(keys: Iterable[int]) -> int:
    """Take the documents of pages out of the index; return how many there were."""
    return SearchDocument.objects.filter(page_id__in=list(keys)).delete()[0]


def _write(documents: list[SearchDocument], known: dict[str, str]) -> int:
    """Write documents that are new or differ from what is known to be there; return how many.

    In one order, so that two who write the same do not wait for each other.
    """
    changed = [one for one in documents if known.get(one.key) != one.digest]
    changed.sort(key=lambda one: one.key)
    for start in range(0, len(changed), BATCH):
        SearchDocument.objects.bulk_create(
            changed[start : start + BATCH],
            update_conflicts=True,
            unique_fields=["key"],
            update_fields=list(WRITTEN),
        )
    return len(changed)


def forget_strays() -> int:
    """Delete documents of pages that are not live and records that are closed; return how many."""
    shown = SearchDocument.objects.visible().values("pk")
    kept = Q(visible_from__isnull=False) | Q(pk__in=shown)
    return SearchDocument.objects.exclude(kept).delete()[0]
