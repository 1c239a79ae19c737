"""Marks words of the glossary where they first stand in a text, without touching its tags."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field

from django.utils.html import escape, format_html
from django.utils.safestring import SafeString, mark_safe

_TAG = re.compile(r"(<[^>]*>)")
# Words inside these are somebody's title, link or code.
_CLOSED = ("a", "h1", "h2", "h3", "h4", "button", "code")


@dataclass(frozen=True)
class Word:
    """A word with its meaning in the reader's language.

    Attributes:
        code: its place in the glossary.
        spellings: every form by which it is found.
        meaning: what it means, in one or two sentences.
        url: where the glossary explains it.
    """

    code: str
    spellings: frozenset[str]
    meaning: str
    url: str


@dataclass
class Marker:
    """Marks each word once, however many texts of a page pass through it."""

    words: Iterable[Word]
    _by_spelling: dict[str, Word] = field(default_factory=dict)
    _seen: set[str] = field(default_factory=set)

    def __post_init__(self) -> None:
        """Prepare one pattern for all spellings, the longest first."""
        self._by_spelling = {
            str(escape(spelling)).casefold(): word
            for word in self.words
            for spelling in word.spellings
        }
        longest = sorted(self._by_spelling, key=len, reverse=True)
        either = "|".join(map(re.escape, longest))
        self._pattern = re.compile(rf"(?<!\w)(?:{either})(?!\w)", re.IGNORECASE) if either else None

    def mark(self, html: str) -> SafeString:
        """Return the text with a link to the glossary round the first place of each word."""
        if self._pattern is None:
            return mark_safe(html)  # noqa: S308 - as it came
        parts, closed = [], 0
        for part in _TAG.split(html):
            if part.startswith("<"):
                closed += _depth(part)
            elif not closed:
                part = self._pattern.sub(self._link, part)
            parts.append(part)
        return mark_safe("".join(parts))  # noqa: S308 - the tags of a sanitised text, and ours

    def _link(self, match: re.Match[str]) -> str:
        word = self._by_spelling.get(match[0].casefold())
        if word is None or word.code in self._seen:
            return match[0]
        self._seen.add(word.code)
        # What stands in the text was escaped with it.
        found = mark_safe(match[0])  # noqa: S308
        shape = '<a class="glossed" href="{}" title="{}">{}</a>'
        return str(format_html(shape, word.url, word.meaning, found))


def _depth(tag: str) -> int:
    """Return 1 for a tag that opens something closed to marks, -1 for its end, else 0."""
    named = re.match(r"</?([a-zA-Z0-9]+)", tag)
    if named is None or named[1].lower() not in _CLOSED or tag.endswith("/>"):
        return 0
    return -1 if tag.startswith("</") else 1
