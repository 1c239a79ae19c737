"""The choices that narrow the library down, each with how many publications it leaves."""

from collections import Counter
from typing import Any

from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from home.bits import PageBits
from home.facets import choice_group
from home.templatetags.ui import language_name
from home.terms import LANGUAGE, SERIES, is_term, term_label
from home.vocabularies import codes, label

from .shelf import YEAR

LABELS: dict[str, Any] = {
    SERIES: _("Series"),
    "theme": _("Theme"),
    "programme": _("Programme"),
    "audience": _("For whom"),
    LANGUAGE: _("Language"),
    YEAR: _("Year"),
}
Numbers = dict[str, Counter[str]]


def chosen_in(request: HttpRequest) -> dict[str, str]:
    """Return the choices in the address that mean something."""
    asked = {name: request.GET.get(name, "") for name in LABELS}
    return {name: value for name, value in asked.items() if value and is_known(name, value)}


def is_known(name: str, value: str) -> bool:
    """Whether a choice means something: a term of its list, a year, a language."""
    if name == YEAR:
        return value.isascii() and value.isdigit() and len(value) == 4
    if name == SERIES:
        return value in codes("publication_series")
    if name == LANGUAGE:
        return value.isascii() and len(value) <= 35 and value.replace("-", "").isalnum()
    return is_term(name, value)


def fitting(shelf: PageBits, chosen: dict[str, str], leave_out: str = "") -> int:
    """Return the publications that fit every choice, but for the one that is left out."""
    found = (1 << len(shelf.keys)) - 1
    for name, value in chosen.items():
        if name != leave_out:
            found &= shelf.with_any(name, [value])
    return found


def choice_groups(numbers: Numbers, chosen: dict[str, str]) -> list[dict[str, Any]]:
    """Return the groups of choices for `templates/components/facets.html`.

    Args:
        numbers: see `numbers_of`.
        chosen: see `chosen_in`.
    """
    return [
        _group(name, words, numbers[name], chosen.get(name, "")) for name, words in LABELS.items()
    ]


def numbers_of(shelf: PageBits, chosen: dict[str, str]) -> Numbers:
    """Count the publications of every choice.

    Beside each choice of a list stands how many there would be with it in place of what is chosen
    in the same list: so a choice can be changed as easily as made.
    """
    return shelf.counted(LABELS, lambda name: fitting(shelf, chosen, name))


def _group(name: str, words: Any, numbers: Counter[str], selected: str) -> dict[str, Any]:
    named = {code: _words(name, code) for code in {*numbers, selected} - {""}}
    # The newest year first, all else by its words.
    newest = (lambda code: -int(code)) if name == YEAR else None
    return choice_group(name, words, named, numbers, selected, newest)


def _words(name: str, code: str) -> str:
    if name == YEAR:
        return code
    if name == SERIES:
        return label("publication_series", code)
    return language_name(code) if name == LANGUAGE else str(term_label(name, code))
