"""The choices that narrow pages of mixed types down, each with how many pages it leaves."""

from collections import Counter
from typing import Any

from django.utils.translation import gettext as _

from home.facets import choice_group
from home.languages import name_of_language
from home.regions import REGIONS
from home.selectors.light_cards import kind_words
from home.terms import REGION, TERM_VOCABULARIES, term_label
from home.text import fold

from .listed_pages import ListedPages
from .related_filters import GROUPS, KIND, LANGUAGE, Asked

Numbers = dict[str, Counter[str]]
# Whole world and no world are no choices.
WORLD = "001"


def fitting(asked: Asked, listed: ListedPages, locale_id: int, leave_out: str = "") -> int:
    """Return the pages that fit, each text once.

    Args:
        asked: what was asked for.
        listed: all pages that stand under a term; without one a page is listed nowhere.
        locale_id: language of the reader, which comes first.
        leave_out: a list whose choices do not count, for the numbers beside its choices.
    """
    found = listed.any_term
    # Of the choice of a language every translation is counted.
    if not asked.values.get(LANGUAGE) and leave_out != LANGUAGE:
        found &= listed.once(locale_id)
    for name, codes in asked.values.items():
        if codes and name != leave_out:
            found &= listed.with_any(name, codes)
    return found


def facet_numbers(asked: Asked, listed: ListedPages, locale_id: int) -> Numbers:
    """Count the pages for every choice of every list."""
    return listed.counted(GROUPS, lambda name: fitting(asked, listed, locale_id, name))


def words(group: str, code: str) -> str:
    """Return what a choice is called."""
    if group == KIND:
        return kind_words(code, many=True)
    if group == LANGUAGE:
        return name_of_language(code)
    return str(term_label(group, code))


def facet_groups(numbers: Numbers, asked: Asked) -> list[dict[str, Any]]:
    """Return the groups of choices for `templates/components/facets.html`."""
    labels = {**TERM_VOCABULARIES, KIND: _("Kind of page"), LANGUAGE: _("Language")}
    return [
        _group(name, str(labels[name]), numbers[name], asked.values.get(name, ()))
        for name in GROUPS
    ]


def _group(name: str, label: str, numbers: Counter[str], chosen: tuple[str, ...]) -> dict[str, Any]:
    found = {code for code in numbers if numbers[code] and (name != REGION or code != WORLD)}
    named = {code: words(name, code) for code in {*found, *chosen}}
    # A list shows one choice; further ones of an address stay as chips.
    shown = chosen[0] if chosen else ""
    return choice_group(name, label, named, numbers, shown, lambda code: _place(name, code))


def _place(name: str, code: str) -> tuple[Any, ...]:
    """Return where a choice stands: regions from the largest, all else by its words."""
    if name == REGION:
        return (-len(REGIONS.get(code, ())), fold(words(name, code)))
    return (fold(words(name, code)),)


def chips(asked: Asked) -> list[dict[str, str]]:
    """Return what was chosen, each with the address without it."""
    return [
        {
            "group": group,
            "text": words(group, code),
            "url": asked.without(group, code).address(),
        }
        for group in GROUPS
        for code in asked.values.get(group, ())
    ]
