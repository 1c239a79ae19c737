"""Reading the glossary."""

from typing import Any

from django.urls import reverse
from django.utils.translation import get_language

from home.text import fold
from home.translated import say

from ..glossary import Word
from ..models import GlossaryTerm


def glossary_words() -> list[Word]:
    """Return all words with their meanings for the reader, in one query."""
    page = reverse("glossary")
    return [
        Word(
            code=row.code,
            spellings=frozenset(row.spellings),
            meaning=str(say(row.meaning)),
            url=f"{page}#{row.code}",
        )
        for row in GlossaryTerm.objects.all()
    ]


def glossary_rows() -> list[dict[str, Any]]:
    """Return the rows of the glossary page, in the order of the reader's alphabet."""
    rows = [
        {
            "code": row.code,
            "term": say(row.term),
            "meaning": say(row.meaning),
            "others": _others(row),
        }
        for row in GlossaryTerm.objects.all()
    ]
    return sorted(rows, key=lambda row: fold(str(row["term"])))


def _others(row: GlossaryTerm) -> list[str]:
    """Return the other spellings, and what it is called in other languages."""
    here = str(row.term.get(get_language() or "", "")).casefold()
    found = {word.casefold(): word for word in sorted(row.spellings)}
    return [word for key, word in sorted(found.items()) if key != here]
