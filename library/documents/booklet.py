"""The text of a publication as a PDF on A4, and as one file to read without a network."""

import io
import zipfile
from datetime import UTC, datetime
from typing import Any

from django.conf import settings
from django.template.loader import render_to_string
from django.utils.translation import gettext as _
from django.utils.translation import override

from home.documents.compiler import draw_pdf
from home.documents.parts import SITE, spoken, words
from home.templatetags.ui import direction

from .text import Part, body_parts, module_parts

# Files in a zip carry this moment, so that the same content makes the same bytes.
MOMENT = (1980, 1, 1, 0, 0, 0)


def parts_of(page: Any) -> list[Part]:
    """Return everything that the page says, in order."""
    return [*body_parts(page.body), *module_parts(getattr(page, "modules", None) or [])]


def booklet_data(page: Any, kind: str, facts: list[str]) -> dict[str, Any]:
    """Return what the booklet of a page shows, in the language of the page.

    Args:
        page: with title, summary and text.
        kind: what stands above the title.
        facts: lines below it: authors, date, edition.
    """
    language = page.locale.language_code
    address = spoken(f"{settings.BASE_URL}{page.url}")
    with override(language):
        return {
            "site": SITE,
            "lang": language,
            "dir": direction(language),
            "title": words(page.title, language),
            "kicker": words(kind, language),
            "lead": words(page.summary, language),
            "facts": [words(fact, language) for fact in facts if fact],
            "parts": parts_of(page),
            "address": address,
            "labels": {"read": _("Read it on the web:"), "handout": _("Handout")},
        }


def booklet_pdf(data: dict[str, Any]) -> bytes:
    """Return the booklet that shows `data`: the same words make the same file."""
    return draw_pdf("booklet", data, datetime.fromtimestamp(0, UTC))


def zipped(files: dict[str, bytes]) -> bytes:
    """Return files as one zip; the same content makes the same bytes."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            entry = zipfile.ZipInfo(name, MOMENT)
            entry.external_attr = 0o644 << 16
            archive.writestr(entry, content, zipfile.ZIP_DEFLATED)
    return out.getvalue()


def pack(data: dict[str, Any], files: dict[str, bytes]) -> bytes:
    """Return one zip: the text as a page and as a PDF, and every further file."""
    with override(data["lang"]):
        page = render_to_string("offline/publication.html", {**data, "files": sorted(files)})
        style = render_to_string("offline/style.css")
    own = {"index.html": page.encode(), "style.css": style.encode()}
    return zipped({**own, f"{data['name']}.pdf": booklet_pdf(data), **files})
