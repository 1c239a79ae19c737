"""Small rules about text: folding for search, cleaning what visitors type."""

import re
import unicodedata

import nh3
from django.utils.html import escape, linebreaks
from django.utils.safestring import SafeString, mark_safe

# Bidirectional controls can make "exe.png" look like "gnp.exe" (Unicode TR 36, 3.1).
_BIDI_CONTROLS = re.compile("[\u202a-\u202e\u2066-\u2069\u200e\u200f\u061c]")
_INVISIBLE = re.compile("[\u200b\u2060\ufeff\u00ad\u180e]")
_MARKS = re.compile(r"</?(?:b|i|strong|em)>")
_SENTENCE = re.compile(r"(?<=\w{3}[.!?])\s+|(?<=[。！？।])\s*")
_CONTROLS = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")


class _Bare(dict[int, int | None]):
    """What becomes of each character when accents and punctuation go; looked up once."""

    def __missing__(self, code: int) -> int | None:
        """Keep letters, numbers and the vowel signs of Indic scripts; all else parts words."""
        char = chr(code)
        stays = unicodedata.category(char)[0] in "LNM"
        self[code] = None if unicodedata.combining(char) else code if stays else ord(" ")
        return self[code]


_BARE = _Bare()


def fold(text: str) -> str:
    """Return `text` without accents, case and punctuation, for the index and the query."""
    decomposed = unicodedata.normalize("NFKD", text.replace("\x00", " "))
    return " ".join(decomposed.translate(_BARE).casefold().split())


def has_control_characters(text: str) -> bool:
    """Tell whether `text` holds control characters that no keyboard makes, such as NUL."""
    return bool(_CONTROLS.search(text))


def is_name(text: str) -> bool:
    """Tell whether a line can be a name: it has a letter or digit of some script."""
    return any(char.isalnum() for char in text)


def clean_line(text: str) -> str:
    """Return one line without bidirectional controls, invisible characters and double spaces.

    Zero-width joiners stay: several scripts need them.
    """
    text = _INVISIBLE.sub("", _BIDI_CONTROLS.sub("", text))
    if all(unicodedata.category(char) in {"Cf", "Zs", "Cc", "Zl", "Zp"} for char in text):
        return ""
    return " ".join(text.split())


def clean_text(text: str) -> str:
    """Return paragraphs without bidirectional controls and trailing space, at most 2 newlines."""
    text = _INVISIBLE.sub("", _BIDI_CONTROLS.sub("", text)).replace("\r\n", "\n")
    lines = (line.rstrip() for line in text.replace("\r", "\n").split("\n"))
    return re.sub(r"\n{3,}", "\n\n", "\n".join(lines)).strip()


def beginning(text: str, limit: int = 70) -> str:
    """Return how a text begins, without marks: its first sentence, cut after a word when long."""
    line = clean_line(_MARKS.sub("", text.strip().partition("\n")[0]))
    line = _SENTENCE.split(line, maxsplit=1)[0]
    if len(line) <= limit:
        return line
    cut = line[: limit - 1]
    # Some scripts put no space between words.
    words = cut.rpartition(" ")[0] or cut
    return f"{words.rstrip(' ,;:.–-')}…"


def paragraphs(text: str) -> SafeString:
    """Return member-written text as HTML paragraphs with `<b>` and `<i>` as its only marks.

    Everything else is escaped or dropped by the sanitiser, whatever the database holds.
    """
    marked = re.sub(r"&lt;(/?)(b|i|strong|em)&gt;", r"<\1\2>", escape(text))
    html = linebreaks(mark_safe(marked))  # noqa: S308  (cleaned in the next line)
    allowed = {"p", "br", "b", "i", "strong", "em"}
    return mark_safe(nh3.clean(html, tags=allowed, attributes={}))  # noqa: S308
