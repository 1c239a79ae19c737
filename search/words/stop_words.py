"""Words of questions and small words that say nothing about what somebody looks for (folded)."""

import json
from collections.abc import Iterable
from functools import cache
from pathlib import Path


@cache
def _read() -> dict[str, frozenset[str]]:
    path = Path(__file__).resolve().parent.parent / "data" / "stop_words.json"
    lists = json.loads(path.read_text(encoding="utf-8"))
    return {language: frozenset(words) for language, words in lists.items()}


def says_something(words: Iterable[str], language: str) -> bool:
    """Tell whether there is a word that is no small one."""
    return not _read().get(language, frozenset()).issuperset(words)


def without_stop_words(words: list[str], language: str) -> list[str]:
    """Return the words that say something; all of them when none does.

    A language without a list has none left out.
    """
    silent = _read().get(language, frozenset())
    return [word for word in words if word not in silent] or words
