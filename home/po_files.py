"""Reading what translators send back: PO files (GNU gettext), alone or packed together."""

import re
import tempfile
import zipfile
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path
from typing import Any

import polib  # type: ignore[import-untyped]
from django.utils.text import slugify
from wagtail_localize.strings import StringValue, extract_ids

LARGEST_BYTES = 5 * 1024 * 1024
MOST_FILES = 200
MOST_TEXTS = 5_000
TRANSLATION_ID = "X-WagtailLocalize-TranslationID"
PLACEHOLDER = re.compile(r"%\(\w+\)[a-z]|\{\w*\}")


class NotPoError(ValueError):
    """What was sent is no PO file, or too much of it."""


def read_po(content: bytes) -> polib.POFile:
    """Return the entries of a file; NotPoError when it is none.

    polib would open a file of ours whose name is the text, so it is given a file of its own.
    """
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "sent.po"
        path.write_bytes(content)
        try:
            po = polib.pofile(str(path), encoding="utf-8")
        except (OSError, UnicodeDecodeError, ValueError, IndexError) as error:
            raise NotPoError from error
    if len(po) > MOST_TEXTS or TRANSLATION_ID not in po.metadata:
        raise NotPoError
    return po


def unpack(name: str, content: bytes) -> Iterator[tuple[str, bytes]]:
    """Yield (name, content) of each file that was sent, those of a ZIP archive one by one.

    Raises NotPoError for a broken archive and for one that is too large when unpacked.
    """
    if not content.startswith(b"PK\x03\x04"):
        yield name, content
        return
    try:
        with zipfile.ZipFile(BytesIO(content)) as archive:
            parts = [one for one in archive.infolist() if one.filename.endswith(".po")]
            if len(parts) > MOST_FILES or sum(one.file_size for one in parts) > LARGEST_BYTES * 4:
                raise NotPoError
            for part in parts:
                yield part.filename, archive.read(part)
    except (zipfile.BadZipFile, RuntimeError, NotImplementedError) as error:
        raise NotPoError from error


def pack(files: list[tuple[str, str]]) -> bytes:
    """Return a ZIP archive of (name, text)."""
    packed = BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in files:
            archive.writestr(name, text)
    return packed.getvalue()


def po_name(translation: Any) -> str:
    """Return the name of the file of a translation, the same every time."""
    title = slugify(translation.source.object_repr)[:60] or "page"
    return f"{title}-{translation.pk}-{translation.target_locale.language_code}.po"


def is_sound(text: str) -> bool:
    """Whether a text has only the marks that can stand on a page."""
    try:
        StringValue.from_translated_html(text)
    except (ValueError, TypeError):
        return False
    return True


def keeps_links(source: str, text: str) -> bool:
    """Whether a translation has exactly the links of its original."""
    return bool(extract_ids(source) == extract_ids(text))


def keeps_placeholders(source: str, text: str) -> bool:
    """Whether a translation has exactly the placeholders of its original."""
    return sorted(PLACEHOLDER.findall(source)) == sorted(PLACEHOLDER.findall(text))
