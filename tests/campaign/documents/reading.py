"""Reading what a document says."""

import io
import re
from datetime import UTC, datetime
from typing import Any

from pypdf import PdfReader

from campaign.sheet_numbers import sheet_number
from home.documents.parts import qr_svg, words

NOON = datetime(2026, 5, 4, 12, tzinfo=UTC)


def pages_of(pdf: bytes) -> list[str]:
    """Return the words of each page, with single spaces."""
    pages = PdfReader(io.BytesIO(pdf)).pages
    return [re.sub(r"[\s\u200b]+", " ", page.extract_text()) for page in pages]


def width_of(pdf: bytes) -> int:
    """Return the width of the first page in points."""
    return round(PdfReader(io.BytesIO(pdf)).pages[0].mediabox.width)


def fonts_of(pdf: bytes) -> set[str]:
    """Return the names of the fonts that a PDF carries."""
    found = set()
    for page in PdfReader(io.BytesIO(pdf)).pages:
        resources: Any = page["/Resources"]
        for font in resources.get("/Font", {}).values():
            found.add(font.get_object()["/BaseFont"].split("+")[-1])
    return found


def sheet_data(ask: str = "Pay for child care.", language: str = "en") -> dict[str, Any]:
    """Return what the template of the sheet needs, with labels that are their own names."""
    names = (
        *("kicker", "by", "target", "qr", "number", "place", "collector", "date", "consent"),
        *("public", "own", "line", "name", "country", "group", "groups", "email", "email_hint"),
        *("full_name", "first_name", "signature", "withdraw_title", "withdraw"),
    )
    return {
        "site": "Cradle",
        "lang": "en",
        "dir": "ltr",
        "title": words("A call", "en"),
        "ask": words(ask, language),
        "target": words("Ministry of Labour", "en"),
        "organisation": words("Market Women", "en"),
        "short_link": "cradle.test/p/a-call",
        "labels": {name: name for name in names},
        "consent": words("I agree.", "en"),
        "consent_version": "consent text en 1",
        "contact": "cradle.test/en/contact",
        "lines": 20,
        "sheets": [
            {
                "number": sheet_number(1, 1),
                "place": "Makola",
                "collector": "Ama",
                "qr": qr_svg("https://cradle.test/p/a-call/"),
            }
        ],
    }
