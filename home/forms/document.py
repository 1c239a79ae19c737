"""The upload form of documents in the admin: a file is what its name says."""

import csv
import zipfile
from typing import IO, Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from wagtail.documents.forms import BaseDocumentForm

# What a file of each kind that is an archive must hold.
PARTS = {
    "docx": "word/document.xml",
    "odt": "content.xml",
    "xlsx": "xl/workbook.xml",
}
ODT = b"application/vnd.oasis.opendocument.text"
# PDF 2.0 (ISO 32000-2, 7.5.2) wants the mark first; programs of old put it into the first 1,024.
PDF_MARK, PDF_START = b"%PDF-", 1024
# As much of a table as is looked at.
START = 65_536


class SafeDocumentForm(BaseDocumentForm):
    """Refuses a document whose content is of another kind than its name."""

    def clean_file(self) -> Any:
        """Return the file; ValidationError in plain words when it is not what it says."""
        file = self.cleaned_data["file"]
        if file and "file" in self.changed_data and not is_what_it_says(file, file.name):
            kind = _kind(file.name).upper()
            message = _("This is no %(kind)s file, though its name says so. Save it anew.")
            raise ValidationError(message % {"kind": kind}, code="kind")
        return file


def _kind(name: str) -> str:
    return name.rpartition(".")[2].lower()


def is_what_it_says(file: IO[bytes] | Any, name: str) -> bool:
    """Tell whether the content of a file is of the kind that its name ends in.

    A kind that is not known here is left to Wagtail's list of endings.
    """
    kind = _kind(name)
    file.seek(0)
    try:
        if kind == "pdf":
            return PDF_MARK in file.read(PDF_START)
        if kind == "csv":
            return _is_table(file.read(START))
        return kind not in PARTS or _is_archive(file, kind)
    finally:
        file.seek(0)


def _is_table(start: bytes) -> bool:
    """Tell whether these bytes are text in rows, as spreadsheets write it."""
    if b"\x00" in start and not start.startswith((b"\xff\xfe", b"\xfe\xff")):
        return False
    words = start.decode("utf-16" if start[:2] in {b"\xff\xfe", b"\xfe\xff"} else "latin-1")
    try:
        return any(True for _row in csv.reader(words.splitlines()))
    except csv.Error:
        return False


def _is_archive(file: Any, kind: str) -> bool:
    """Tell whether a file is an archive of this kind; nothing of it is unpacked but its type."""
    try:
        with zipfile.ZipFile(file) as archive:
            if PARTS[kind] not in archive.namelist():
                return False
            if kind != "odt":
                return True
            with archive.open("mimetype") as told:
                return told.read(len(ODT) + 1).strip() == ODT
    except (zipfile.BadZipFile, KeyError, NotImplementedError, RuntimeError, OSError):
        return False
