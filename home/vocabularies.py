"""Controlled lists with stable codes and labels in our languages (vocabularies.json).

A code is never reused, only retired (`"retired": 1`), so that stored codes keep their label.
"""

import json
from functools import cache
from pathlib import Path
from typing import Any

from django.utils.functional import lazy
from django.utils.translation import get_language, gettext, override

Term = dict[str, Any]


@cache
def _load() -> dict[str, dict[str, Term]]:
    """Return every list as {name: {code: term}}."""
    path = Path(__file__).with_name("vocabularies.json")
    data = json.loads(path.read_text(encoding="utf-8"))
    return {name: {term["code"]: term for term in part["terms"]} for name, part in data.items()}


def terms(vocabulary: str) -> list[Term]:
    """Return the terms of a list that may be chosen today; KeyError for an unknown list."""
    return [term for term in _load()[vocabulary].values() if not term.get("retired")]


def codes(vocabulary: str) -> set[str]:
    """Return every code of a list, retired ones included."""
    return set(_load()[vocabulary])


def label(vocabulary: str, code: str, language: str | None = None) -> str:
    """Return the label of `code` in `language` (default: the active one), else in English.

    A language that the list does not know has it from its catalogue of texts.
    """
    term = _load()[vocabulary].get(code)
    if term is None:
        return code
    language = language or get_language() or "en"
    if language in term:
        return str(term[language])
    english = term["en"]
    with override(language):
        return gettext(english)


label_lazy = lazy(label, str)


def choices(vocabulary: str, whom: str = "") -> list[tuple[str, Any]]:
    """Return (code, label) pairs for a form field; the labels follow the active language.

    Args:
        vocabulary: name of the list.
        whom: letters of those who choose, where terms say in `for` whom they are meant for; any
            of the letters is enough.
    """
    chosen = [term for term in terms(vocabulary) if not whom or set(whom) & set(term["for"])]
    return [(term["code"], label_lazy(vocabulary, term["code"])) for term in chosen]
