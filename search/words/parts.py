"""The words of a text as the index keeps them."""

import re
from typing import NamedTuple

from home.text import fold

from .stems import LONGEST_WORD, stems

# Between the parts of `SearchDocument.words` and `.stems`; folding leaves no such sign in a text.
BAR = "|"
# "co-operative" is found as one word, too.
_JOINED = re.compile(r"\b(\w+)[-‐‑](\w+)\b")
LONGEST_PART = 60_000
MOST_STEMS = 3000


class Parts(NamedTuple):
    """What is said where: a word of the title weighs more than one of the text."""

    title: str
    summary: str = ""
    text: str = ""
    file: str = ""


def folded(text: str) -> str:
    """Return the words of a text, folded; hyphenated ones also as one."""
    joined = " ".join(one + two for one, two in _JOINED.findall(text[:LONGEST_PART]))
    words = fold(f"{text[:LONGEST_PART]} {joined}").split()
    return " ".join(word[:LONGEST_WORD] for word in words)


def words_of(parts: Parts) -> str:
    """Return the folded words of all parts."""
    return BAR.join(f" {folded(part)} " for part in parts)


def stems_of(words: str, language: str) -> str:
    """Return the stems of what `words_of` returned; of the title in their order."""
    title, *others = words.split(BAR)
    found = [list(stems(title.split(), language))]
    found += [list(dict.fromkeys(stems(part.split(), language)))[:MOST_STEMS] for part in others]
    return BAR.join(f" {' '.join(part)} " for part in found)
