"""Words of an outline that nobody has replaced yet."""

import re
from collections.abc import Iterator

from django.utils.translation import gettext as _

from .finding import Finding
from .parts import Part
from .sentences import plain

# How outlines mark what is to be replaced; see home.outlines.
OPEN, CLOSE = "⟦", "⟧"
PROMPT = re.compile(f"{OPEN}(.*?){CLOSE}")


def prompt(words: object) -> str:
    """Mark words that say what to write here."""
    return f"{OPEN}{words}{CLOSE}"


def check_prompts(parts: list[Part]) -> Iterator[Finding]:
    """Name the places where an outline still says what to write."""
    for part in parts:
        for found in PROMPT.finditer(plain(part.value)):
            words = _("Write your own words in place of “%(words)s”.") % {"words": found.group(1)}
            yield Finding("outline", words, part.place)
