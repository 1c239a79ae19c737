"""The text of a file: PDF, ODT and DOCX, read with limits on size, pages and time."""

import re
import zipfile
from collections.abc import Iterator
from time import monotonic
from typing import IO, Any, NamedTuple

from defusedxml.ElementTree import iterparse
from pypdf import PdfReader

LONGEST_TEXT = 200_000
LARGEST_FILE = 60 * 1024 * 1024
# What a part of an archive may unpack to.
LARGEST_PART = 30 * 1024 * 1024
MOST_PAGES, MOST_SECONDS = 600, 60.0
_CONTROLS = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]|[\ud800-\udfff]")
# The part of an archive that holds the text, by the ending of its name.
_PARTS = {"docx": "word/document.xml", "odt": "content.xml"}
# Elements that end a line: paragraphs, headings, line breaks and tabs of both formats.
_LINES = {"p", "h", "br", "line-break", "tab"}


class UnreadableError(Exception):
    """The file cannot be read: broken, locked, too large or of another kind."""


class Reading(NamedTuple):
    """What was read."""

    text: str
    pages: int | None


def read_text(file: IO[bytes], name: str) -> Reading:
    """Return the text of a file, at most so much.

    Args:
        file: opened at its beginning.
        name: whose ending says what it is.

    Raises UnreadableError.
    """
    kind = name.rpartition(".")[2].lower()
    file.seek(0, 2)
    size = file.tell()
    file.seek(0)
    if size > LARGEST_FILE or kind not in {"pdf", *_PARTS}:
        raise UnreadableError(kind)
    try:
        pieces, pages = _of_pdf(file) if kind == "pdf" else (_of_archive(file, kind), None)
        text = _collected(pieces)
    except UnreadableError:
        raise
    # Parsers fail in many ways on broken files.
    except Exception as error:
        raise UnreadableError(kind) from error
    return Reading(text, pages)


def _collected(pieces: Iterator[str]) -> str:
    """Return the pieces as one text, until it is long or takes long."""
    end, found, length = monotonic() + MOST_SECONDS, [], 0
    for piece in pieces:
        clean = " ".join(_CONTROLS.sub(" ", piece).split())
        found.append(clean)
        length += len(clean) + 1
        if length > LONGEST_TEXT or monotonic() > end:
            break
    return " ".join(filter(None, found))[:LONGEST_TEXT]


def _of_pdf(file: IO[bytes]) -> tuple[Iterator[str], int]:
    reader = PdfReader(file)
    if reader.is_encrypted and not reader.decrypt(""):
        raise UnreadableError("locked")
    number = len(reader.pages)
    return (reader.pages[place].extract_text() for place in range(min(number, MOST_PAGES))), number


def _of_archive(file: IO[bytes], kind: str) -> Iterator[str]:
    """Return the lines of a text document; entities of XML are refused (defusedxml)."""
    with zipfile.ZipFile(file) as archive:
        part = archive.getinfo(_PARTS[kind])
        if part.file_size > LARGEST_PART:
            raise UnreadableError("too large")
        with archive.open(part) as content:
            line: list[str] = []
            for _event, element in iterparse(content, events=("end",)):
                line += [words for words in (element.text, element.tail) if words]
                if _name(element) in _LINES:
                    yield " ".join(line)
                    line = []
                element.clear()
            yield " ".join(line)


def _name(element: Any) -> str:
    return str(element.tag).rpartition("}")[2]
