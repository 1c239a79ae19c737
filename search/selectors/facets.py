"""The choices that narrow results down, each with how many results it leaves."""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from django.utils.translation import gettext_lazy as _

from home.languages import name_of_language
from home.registry import page_kinds
from home.selectors.light_cards import kind_words
from home.terms import is_term, term_label

TYPE, LANGUAGE, ANY = "type", "language", "any"
LABELS: dict[str, Any] = {
    TYPE: _("What to look for"),
    "theme": _("Theme"),
    "country": _("Country"),
    LANGUAGE: _("Language"),
    "programme": _("Programme"),
    "sector": _("Kind of work"),
    "audience": _("For whom"),
}
LONGEST_VALUE = 40
WORDS: dict[str, Callable[[str], str]] = {
    TYPE: lambda code: kind_words(code, many=True) or code,
    LANGUAGE: name_of_language,
}


@dataclass(frozen=True)
class Choices:
    """What was chosen: at most one value of each group."""

    values: Mapping[str, str]

    def __bool__(self) -> bool:
        """Whether anything was chosen."""
        return any(self.values.values())

    def fits(self, held: Mapping[str, set[str]], but: str = "") -> bool:
        """Tell whether a result fits all that was chosen, one group left aside."""
        return all(
            not value or name == but or value in held.get(name, ())
            for name, value in self.values.items()
        )


def chosen(parameters: Mapping[str, str]) -> Choices:
    """Return what the parameters of an address choose; an unknown type is none."""
    values = {name: parameters.get(name, "")[:LONGEST_VALUE] for name in LABELS}
    if values[TYPE] not in page_kinds:
        values[TYPE] = ""
    values["country"] = values["country"].upper()
    # Not a language, but all of them alike.
    if values[LANGUAGE] == ANY:
        values[LANGUAGE] = ""
    clean = {name: value for name, value in values.items() if value.replace("-", "").isalnum()}
    return Choices({name: clean.get(name, "") for name in LABELS})


Held = dict[str, dict[str, set[str]]]


def held_by(rows: Iterable[tuple[Any, ...]]) -> Held:
    """Return for each family what its rows are filed under: {family: {group: {code, ...}}}."""
    found: Held = defaultdict(lambda: defaultdict(set))
    for _pk, family, language, kind, terms, _stems in rows:
        groups = found[family]
        groups[TYPE].add(kind)
        if language:
            groups[LANGUAGE].add(language)
        for name, code in _filed(terms):
            groups[name].add(code)
    return found


@lru_cache(maxsize=10_000)
def _filed(terms: str) -> tuple[tuple[str, str], ...]:
    """Return the terms of a document: ((group, code), ...); many have the same."""
    parts = (term.partition(":") for term in terms.split())
    return tuple((name, code) for name, _colon, code in parts)


def facet_groups(families: Iterable[str], held: Held, choices: Choices) -> list[dict[str, Any]]:
    """Return the groups of choices with their numbers, for the form."""
    numbers: dict[str, Counter[str]] = {name: Counter() for name in LABELS}
    every = not choices
    for family in families:
        groups = held[family]
        for name, counter in numbers.items():
            if name in groups and (every or choices.fits(groups, but=name)):
                for code in groups[name]:
                    counter[code] += 1
    return [
        {"name": name, "label": words, "options": _options(name, numbers[name], choices)}
        for name, words in LABELS.items()
    ]


def _options(name: str, numbers: Counter[str], choices: Choices) -> list[dict[str, Any]]:
    value = choices.values[name]
    codes = {*numbers, value} - {""}
    words = WORDS.get(name, lambda code: _label(name, code))
    named = sorted(((words(code), code) for code in codes), key=lambda one: one[0].casefold())
    return [
        {"value": code, "label": text, "count": numbers[code], "selected": code == value}
        for text, code in named
    ]


def _label(vocabulary: str, code: str) -> str:
    """Return the name of a term; of one that no list has, the code."""
    return term_label(vocabulary, code) if is_term(vocabulary, code) else code


def chips(choices: Choices, address: Callable[[str], str]) -> list[dict[str, str]]:
    """Return what was chosen as links that take it away."""
    return [
        {
            "group": str(LABELS[name]),
            "text": WORDS.get(name, lambda code, of=name: _label(of, code))(value),
            "url": address(name),
        }
        for name, value in choices.values.items()
        if value
    ]
