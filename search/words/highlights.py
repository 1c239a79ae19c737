"""The place of a text where the words that were found stand, marked."""

import re
from collections.abc import Iterable

from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe

from .query import Way
from .stems import primary, stem

AROUND = 90
LONGEST = 220
# A folded letter stands for these, too.
_LETTERS = {
    "a": "aáàâäãåā", "c": "cçč", "e": "eéèêëē", "i": "iíìîïī", "n": "nñ", "o": "oóòôöõø",
    "s": "sšṣ", "u": "uúùûüū", "y": "yýÿ", "z": "zž",
}  # fmt: skip
_BETWEEN = r"[\s\-‐‑’']+"


def pattern(ways: Iterable[Way], language: str) -> re.Pattern[str] | None:
    """Return what finds these ways to say it in a text of `language`; None for nothing to find."""
    found = set()
    for way in ways:
        words = [_loose(word, way, language) for word in way.words]
        found.add(_BETWEEN.join(words))
    if not found:
        return None
    longest_first = sorted(found, key=len, reverse=True)
    return re.compile(rf"(?<!\w)(?:{'|'.join(longest_first)})", re.IGNORECASE)


def _loose(word: str, way: Way, language: str) -> str:
    """Return a word with any ending and any accent."""
    bare = stem(word, primary(language))
    # The stem ends in another letter than the word where that stands for several.
    begin = bare if word.startswith(bare) else bare[:-1]
    letters = "".join(
        f"[{_LETTERS[char]}]" if char in _LETTERS else re.escape(char) for char in begin
    )
    limit = r"\w*" if way.begins else r"\w{0,4}(?!\w)"
    return f"{letters}{limit}"


def marked(text: str, words: re.Pattern[str] | None) -> SafeString:
    """Return a text with what was found in it as `<mark>`."""
    if words is None:
        return mark_safe(escape(text))  # noqa: S308 - escaped
    parts, end = [], 0
    for match in words.finditer(text):
        if match.end() > match.start() >= end:
            parts += [escape(text[end : match.start()]), f"<mark>{escape(match[0])}</mark>"]
            end = match.end()
    parts.append(escape(text[end:]))
    return mark_safe("".join(parts))  # noqa: S308 - escaped piece by piece


def excerpt(text: str, words: re.Pattern[str] | None) -> SafeString:
    """Return the piece of a text round the first word that was found; "" when there is none."""
    match = words.search(text) if words else None
    if match is None:
        return mark_safe("")
    start = max(0, match.start() - AROUND)
    if start:
        start = text.find(" ", start, match.start()) + 1 or match.start()
    piece = text[start : start + LONGEST]
    if start + LONGEST < len(text):
        piece = piece.rpartition(" ")[0] or piece
    before, after = "… " if start else "", " …" if start + LONGEST < len(text) else ""
    return mark_safe(f"{before}{marked(piece, words)}{after}")  # noqa: S308 - `marked` escapes
