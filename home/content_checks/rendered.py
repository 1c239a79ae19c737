"""What can be seen on the page as readers get it alone: its weight, and the order of headings."""

import gzip
import logging
import re
from collections.abc import Iterable, Iterator
from functools import cache
from html import unescape
from pathlib import Path
from typing import Any, NamedTuple

from django.contrib.staticfiles import finders
from django.core.files.storage import default_storage
from django.http import HttpRequest
from django.utils.translation import get_language, override
from django.utils.translation import gettext as _
from wagtail.rich_text import RichText

from ..renditions import PENDING_FOLDER, PUBLIC_FOLDER
from .finding import Finding
from .parts import Part
from .sentences import TAG, plain

logger = logging.getLogger(__name__)

# Kilobytes of a page as a phone first sees it (docs/decisions.md).
BUDGET_KB = 48
KB = 1000
CODE = ("css/cradle.css", "js/cradle.js", "icons/favicon.svg")
HEADING = re.compile(r"<h([1-6])\b[^>]*>(.*?)</h\1>", re.DOTALL | re.IGNORECASE)
EMPTY = re.compile(r"<h([1-6])\b[^>]*>(?:\s|<br ?/?>)*</h\1>")
PICTURE = re.compile(r"<picture>(.*?)</picture>", re.DOTALL)
SOURCE = re.compile(r'srcset="([^"]+)" sizes="([^"]+)"')
# The width on a narrow screen, which stands last: "46vw", "6.25rem"; see home.renditions.SLOTS.
SHOWN_WIDTH = re.compile(r"([\d.]+)(vw|rem)\Z")
# The end of a copy's address is its name, whatever serves it; see home.renditions.
NAME = re.compile(rf"(?:{PUBLIC_FOLDER}|{PENDING_FOLDER})/[^/?]+\Z")
MAIN = re.compile(r"<main\b.*?</main>", re.DOTALL)
# A phone: points across, dots in a point, and points of a letter's height.
PHONE_POINTS, DOTS, REM = 360, 2, 16


class Weight(NamedTuple):
    """Bytes that a phone loads: when the page opens, and once it was read to its end."""

    first: int
    whole: int

    @property
    def first_kb(self) -> int:
        """Return the first number in kilobytes."""
        return round(self.first / KB)

    @property
    def whole_kb(self) -> int:
        """Return the second number in kilobytes."""
        return round(self.whole / KB)


def draw(page: Any, request: HttpRequest) -> str:
    """Return the page as a preview shows it; "" when it can't be drawn as it is."""
    try:
        # A page is drawn in its own language; the editor goes on in hers.
        with override(get_language()):
            response = page.make_preview_request(request, page.default_preview_mode)
        return str(response.content.decode()) if response.status_code == 200 else ""
    except Exception:
        # Half-written words may break a template; the editor must open all the same.
        logger.exception("Page %s cannot be drawn", page.pk)
        return ""


def weigh(html: str) -> Weight:
    """Return what a page weighs: as it is sent, with style, script and icon, and its pictures.

    Of each picture it is the copy that a phone takes; those that it loads late count at the end.
    """
    first = len(gzip.compress(html.encode(), 6)) + sum(_static_size(name) for name in CODE)
    late = 0
    for picture in PICTURE.findall(html):
        size = _size_on_phone(picture)
        if 'loading="lazy"' in picture:
            late += size
        else:
            first += size
    return Weight(first, first + late)


def check_weight(weight: Weight) -> Iterator[Finding]:
    """Tell of a page that is heavier than its readers can pay for."""
    if weight.first_kb > BUDGET_KB:
        words = _(
            "This page weighs %(weight)s kB when it opens; at most %(budget)s are good on a slow"
            " line. Take blocks away, or make two pages of it."
        )
        yield Finding("weight", words % {"weight": weight.first_kb, "budget": BUDGET_KB})


def check_headings(html: str, parts: Iterable[Part]) -> Iterator[Finding]:
    """Name the headings of an editor that skip a level where they stand on the page."""
    hers = {line.strip() for part in parts for line in plain(part.value).split("\n")}
    main = MAIN.search(html)
    last = 1
    for found in HEADING.finditer(main.group() if main else html):
        level, words = int(found.group(1)), unescape(TAG.sub("", found.group(2))).strip()
        # The headings of the template are not hers to change.
        if level > last + 1 and words in hers:
            told = _("The heading “%(words)s” skips a level. Put a larger heading before it.")
            yield Finding("heading", told % {"words": words})
        last = level


def check_empty_headings(parts: Iterable[Part]) -> Iterator[Finding]:
    """Name headings without words inside a text."""
    for part in parts:
        if isinstance(part.value, RichText) and EMPTY.search(part.value.source):
            words = _("A heading is empty. Write it or take it away.")
            yield Finding("heading", words, part.place)


@cache
def _static_size(name: str) -> int:
    path = finders.find(name)
    if not path:
        return 0
    return len(gzip.compress(Path(path).read_bytes(), 6))


def _size_on_phone(picture: str) -> int:
    """Return the bytes of the copy that a phone takes: the first kind it knows, wide enough."""
    source = SOURCE.search(picture)
    if source is None:
        return 0
    copies = [part.split() for part in source.group(1).split(", ")]
    widths = sorted((int(width[:-1]), url) for url, width in copies if width.endswith("w"))
    if not widths:
        return 0
    needed = _dots_across(source.group(2))
    url = next((url for width, url in widths if width >= needed), widths[-1][1])
    name = NAME.search(unescape(url))
    found = name is not None and default_storage.exists(name.group())
    return int(default_storage.size(name.group())) if name and found else 0


def _dots_across(sizes: str) -> float:
    """Return how many dots of a phone a picture fills; the whole screen where nothing is said."""
    said = SHOWN_WIDTH.search(sizes)
    number, unit = (float(said.group(1)), said.group(2)) if said else (100.0, "vw")
    points = number * REM if unit == "rem" else number * PHONE_POINTS / 100
    return points * DOTS
