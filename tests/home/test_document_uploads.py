"""Documents of editors: a file is what its name says, and not too large."""

import io
import zipfile
from typing import Any

import openpyxl
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from wagtail.documents.models import Document

from home.forms.document import is_what_it_says
from tests.factories.staff import editor

PROGRAM = b"MZ\x90\x00\x03\x00\x00\x00" + b"\x00" * 100


def archive(**parts: bytes) -> bytes:
    """Return an archive with these parts; `__` stands for a slash, `_` for a full stop."""
    written = io.BytesIO()
    with zipfile.ZipFile(written, "w") as made:
        for name, content in parts.items():
            made.writestr(name.replace("__", "/").replace("_", "."), content)
    return written.getvalue()


def workbook() -> bytes:
    """Return an empty workbook as a spreadsheet writes it."""
    written = io.BytesIO()
    openpyxl.Workbook().save(written)
    return written.getvalue()


ODT = archive(mimetype=b"application/vnd.oasis.opendocument.text", content_xml=b"<x/>")
DOCX = archive(word__document_xml=b"<x/>")
GOOD = {
    "a.pdf": b"%PDF-1.7\n...",
    "A.PDF": b"\n\n%PDF-1.4\n...",
    "a.odt": ODT,
    "a.docx": DOCX,
    "a.xlsx": workbook(),
    "a.csv": "name,place\nCrèche,Accra\n".encode(),
    "b.csv": "name,place\nCrèche,Accra\n".encode("utf-16"),
    "c.csv": "name;place\nCrèche;Accra\n".encode("cp1252"),
}
BAD = {
    **dict.fromkeys(("a.pdf", "a.odt", "a.docx", "a.xlsx", "a.csv"), PROGRAM),
    "b.pdf": b"<html><script>alert(1)</script>",
    "b.odt": DOCX,
    "b.docx": ODT,
    "b.xlsx": archive(word_exe=PROGRAM),
    "c.odt": archive(mimetype=b"text/html", content_xml=b"<x/>"),
    "c.docx": DOCX[:40],
    "b.csv": b"",
}


@pytest.mark.parametrize("name", sorted(GOOD))
def test_a_document_of_the_kind_that_it_says_is_taken(name: str) -> None:
    assert is_what_it_says(io.BytesIO(GOOD[name]), name)


@pytest.mark.parametrize("name", sorted(BAD))
def test_a_document_of_another_kind_is_known(name: str) -> None:
    assert not is_what_it_says(io.BytesIO(BAD[name]), name)


@pytest.mark.django_db
def test_the_admin_takes_documents_that_are_what_they_say_and_not_too_large(settings: Any) -> None:
    settings.ADMIN_REQUIRES_MFA = False
    settings.WAGTAILDOCS_MAX_UPLOAD_SIZE = 2_000
    desk = Client()
    desk.force_login(editor())

    def send(address: str, name: str, content: bytes) -> str:
        field = "file" if address.endswith(":add") else "files[]"
        upload = SimpleUploadedFile(name, content)
        answer = desk.post(
            reverse(address),
            {"title": name, field: upload, "collection": 1},
            headers={"X-Requested-With": "XMLHttpRequest"} if field != "file" else {},
        )
        return str(answer.content.decode())

    for address in ("wagtaildocs:add", "wagtaildocs:add_multiple"):
        assert "This is no PDF file" in send(address, "b.pdf", BAD["b.pdf"])
        assert "too big" in send(address, "large.pdf", GOOD["a.pdf"] + b"x" * 3_000)
        send(address, "page.html", b"<html></html>")
        assert Document.objects.count() == 0
    send("wagtaildocs:add", "a.pdf", GOOD["a.pdf"])
    assert Document.objects.get().title == "a.pdf"
