"""What can be seen on the page as readers get it alone: its weight, and the order of headings."""

import gzip
import logging
import re
from collections.abc import Iterator
from functools import cache
from html import unescape
from pathlib import Path
from typing import Any

from django.contrib.staticfiles import finders
from django.core.files.storage import default_storage
from django.http import HttpRequest
from django.utils.translation import gettext as _

from .finding import Finding
from .sentences import TAG

logger = logging.getLogger(__name__)

# Kilobytes of a page as a phone first sees it (docs/decisions.md).
BUDGET_KB = 48
KB = 1000
CODE = ("css/cradle.css", "js/cradle.js")
HEADING = re.compile(r"<h([1-6])\b[^>]*>(.*?)</h\1>", re.DOTALL | re.IGNORECASE)
PICTURE = re.compile(r"<picture>(.*?)</picture>", re.DOTALL)
SOURCE = re.compile(r'srcset="([^"]+)"')
MAIN = re.compile(r"<main\b.*?</main>", re.DOTALL)
# What a phone of 360 points with two dots a point takes.
PHONE_WIDTH = 750


def draw(page: Any, request: HttpRequest) -> str:
    """Return the page as a preview shows it; "" when it can't be drawn as it is."""
    try:
        response = page.make_preview_request(request, page.default_preview_mode)
        return str(response.content.decode()) if response.status_code == 200 else ""
    except Exception:
        # Half-written words may break a template; the editor must open all the same.
        logger.exception("Page %s cannot be drawn", page.pk)
        return ""


def weight_kb(html: str) -> int:
    """Return what a phone loads at first, in kilobytes: page, style, script, first pictures."""
    size = len(gzip.compress(html.encode(), 6)) + sum(_static_size(name) for name in CODE)
    for picture in PICTURE.findall(html):
        if 'loading="lazy"' not in picture:
            size += _size_on_phone(picture)
    return round(size / KB)


def check_weight(html: str) -> Iterator[Finding]:
    """Tell of a page that is heavier than its readers can pay for."""
    weight = weight_kb(html)
    if weight > BUDGET_KB:
        words = _(
            "This page weighs %(weight)s kB when it opens; at most %(budget)s are good on a slow"
            " line. Take blocks away, or make two pages of it."
        )
        yield Finding("weight", words % {"weight": weight, "budget": BUDGET_KB})


def check_headings(html: str) -> Iterator[Finding]:
    """Name headings that skip a level, and those without words."""
    main = MAIN.search(html)
    last = 1
    for found in HEADING.finditer(main.group() if main else html):
        level, words = int(found.group(1)), unescape(TAG.sub("", found.group(2))).strip()
        if not words:
            yield Finding("heading", _("A heading is empty. Write it or take it away."))
        elif level > last + 1:
            told = _("The heading “%(words)s” skips a level. Put a larger heading before it.")
            yield Finding("heading", told % {"words": words})
        last = level


@cache
def _static_size(name: str) -> int:
    path = finders.find(name)
    if not path:
        return 0
    return len(gzip.compress(Path(path).read_bytes(), 6))


def _size_on_phone(picture: str) -> int:
    """Return the bytes of the copy that a phone takes: the first kind it knows, wide enough."""
    source = SOURCE.search(picture)
    copies = [part.split() for part in source.group(1).split(", ")] if source else []
    widths = sorted((int(width[:-1]), url) for url, width in copies if width.endswith("w"))
    if not widths:
        return 0
    url = next((url for width, url in widths if width >= PHONE_WIDTH), widths[-1][1])
    name = unescape(url).removeprefix(default_storage.base_url or "/")  # type: ignore[attr-defined]
    return int(default_storage.size(name)) if default_storage.exists(name) else 0
