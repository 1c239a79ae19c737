"""Looking for words in the guide."""

import re
from dataclasses import dataclass

from ..text import fold
from .files import GuideFile, pages

MARKS = re.compile(r"!\[[^\]]*\]\([^)]*\)|\]\([^)]*\)|[#*`|\[\]]|^-{3,}$", re.MULTILINE)


@dataclass(frozen=True)
class Hit:
    """A page that has all the words, with the words around the first of them."""

    file: GuideFile
    excerpt: str


def look_for(asked: str, language: str) -> list[Hit]:
    """Return the pages that hold all words of `asked`, those first that have them in the title."""
    words = fold(asked).split()
    if not words:
        return []
    hits = []
    for file in pages(language):
        plain = " ".join(MARKS.sub(" ", file.text).split())
        folded = fold(plain)
        if all(word in folded for word in words):
            hits.append(Hit(file, _excerpt(plain, words[0])))
    return sorted(hits, key=lambda hit: not all(word in fold(hit.file.title) for word in words))


def _excerpt(text: str, word: str) -> str:
    """Return what stands around a folded word, in whole words: folding may change lengths."""
    parts = text.split(" ")
    found = next((at for at, part in enumerate(parts) if word in fold(part)), 0)
    begin = max(0, found - 10)
    shown = " ".join(parts[begin : begin + 28])
    return f"{'… ' if begin else ''}{shown} …"
