"""Count the pages of files, so that readers know the length before they download."""

from typing import Any

from pypdf import PdfReader
from pypdf.errors import PyPdfError

from ..models import Publication, PublicationFile


def pages_in(document: Any) -> int | None:
    """Return how many pages a PDF has; None for other files and for one that cannot be read."""
    if (document.file_extension or "").lower() != "pdf":
        return None
    try:
        with document.file.open("rb") as file:
            return len(PdfReader(file).pages) or None
    except (PyPdfError, OSError, ValueError, KeyError, RecursionError):
        # A damaged file keeps its place; its length is then unknown.
        return None


def count_pages(publication: Publication) -> int:
    """Note the pages of files for which nobody typed a number; return how many were noted."""
    noted = 0
    rows = PublicationFile.objects.filter(publication=publication, pages__isnull=True)
    for row in rows.select_related("document"):
        pages = pages_in(row.document)
        if pages:
            noted += PublicationFile.objects.filter(pk=row.pk, pages__isnull=True).update(
                pages=pages
            )
    return noted
