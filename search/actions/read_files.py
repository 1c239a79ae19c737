"""Reading the text of files in the background, once for each version."""

import logging
from typing import Any

from django_tasks import task
from wagtail.documents import get_document_model
from wagtail.models import Page

from ..models import FileText, SearchDocument
from ..models.file_text import FileState
from ..words.reading import UnreadableError, read_text
from .index import index_pages

logger = logging.getLogger(__name__)


@task(backend="db")
def read_file(document_id: int) -> str:
    """Read the text of a document and let the pages that offer it be found by it; safe to repeat.

    Returns what became of it; nothing when the document is gone.
    """
    document = get_document_model().objects.filter(pk=document_id).first()
    if document is None:
        return ""
    row = _read(document)
    shown = SearchDocument.objects.filter(file=row).values("page_id")
    index_pages(Page.objects.filter(pk__in=shown).specific())
    return row.state


def _read(document: Any) -> FileText:
    found = {"file_hash": document.get_file_hash(), "text": "", "pages": None}
    try:
        with document.open_file() as file:
            reading = read_text(file, document.filename)
        found |= {"text": reading.text, "pages": reading.pages}
        found["state"] = FileState.READ if reading.text else FileState.EMPTY
    except (UnreadableError, OSError) as error:
        logger.info("A file has no text for the search: %s", error)
        found["state"] = FileState.FAILED
    return FileText.objects.update_or_create(document=document, defaults=found)[0]


def read_waiting() -> int:
    """Read all files that wait, in this process; return how many. For commands."""
    waiting = FileText.objects.filter(state=FileState.WAITING).values_list("document_id", flat=True)
    for pk in list(waiting):
        read_file.func(pk)
    return len(waiting)
