"""Long sentences: hard to read on a phone, and in a second language."""

import re
from collections.abc import Iterator
from html import unescape
from typing import Any

from django.utils.translation import gettext as _
from wagtail.blocks import CharBlock, TextBlock
from wagtail.rich_text import RichText

from .finding import Finding
from .parts import Part

# Words of a sentence that is still easy (GOV.UK's style guide says 25 for English); the other
# languages say the same in about a sixth more words.
LIMIT, LIMITS = 29, {"en": 25}
# Written without spaces between words: counting them needs a dictionary.
UNSPACED = {"th", "zh", "ja", "km", "lo", "my"}
SHOWN = 5
END = re.compile(r"(?<=[.!?…؟。।])[\"»”’)\]]*\s+|\n+")
BREAK = re.compile(r"</(?:p|li|h\d|ul|ol)>|<br\s*/?>", re.IGNORECASE)
TAG = re.compile(r"<[^>]*>")


def plain(text: Any) -> str:
    """Return the words of a rich or plain text, each paragraph on its own line."""
    if isinstance(text, RichText):
        return unescape(TAG.sub("", BREAK.sub("\n", text.source)))
    return text if isinstance(text, str) else ""


def long_sentences(text: str, limit: int) -> Iterator[tuple[str, int]]:
    """Yield (sentence, number of words) of each sentence with more than `limit` words."""
    for sentence in END.split(text):
        count = len(sentence.split())
        if count > limit:
            yield sentence.strip(), count


def check_sentences(parts: list[Part], language: str) -> Iterator[Finding]:
    """Name the first few sentences that are too long for the language of the page."""
    code = language.partition("-")[0]
    if code in UNSPACED:
        return
    found = [
        (part.place, sentence, count)
        for part in parts
        if _is_prose(part)
        for sentence, count in long_sentences(plain(part.value), LIMITS.get(code, LIMIT))
    ]
    for place, sentence, count in found[:SHOWN]:
        begin = " ".join(sentence.split()[:6])
        words = _("The sentence “%(begin)s …” has %(count)s words. Make two of it.")
        yield Finding("sentence", words % {"begin": begin, "count": count}, place)
    if len(found) > SHOWN:
        more = _("%(count)s more sentences are long, too.") % {"count": len(found) - SHOWN}
        yield Finding("sentence", more)


def _is_prose(part: Part) -> bool:
    return (
        part.block is None
        or isinstance(part.value, RichText)
        or (isinstance(part.block, CharBlock | TextBlock))
    )
