"""The choices that narrow pages of mixed types down, each with how many pages it leaves."""

from collections import Counter
from typing import Any

from django.db.models import CharField, Count, F, QuerySet, Value
from django.db.models.functions import Cast
from django.utils.translation import gettext as _
from wagtail.models import Locale

from home.languages import name_of_language
from home.models import PageTerm
from home.regions import REGIONS
from home.selectors.light_cards import kind_of, kind_words
from home.terms import REGION, TERM_VOCABULARIES, term_label
from home.text import fold

from .related_filters import GROUPS, KIND, LANGUAGE, Asked, fitting

Numbers = dict[str, Counter[str]]
# Whole world and no world are no choices.
WORLD = "001"


def _terms_part(asked: Asked, locale: Locale, vocabularies: list[str], own: str) -> Any:
    """Count the terms of some lists on the pages that fit all choices but those of `own`."""
    pages = fitting(asked, locale, leave_out=own)
    rows = PageTerm.objects.filter(vocabulary__in=vocabularies, page__in=pages.values("pk"))
    pairs = rows.order_by().values_list("vocabulary", "code")
    return pairs.annotate(number=Count("pk"))


def _column_part(asked: Asked, locale: Locale, name: str, column: str) -> Any:
    """Count the values of a column of the pages, all choices but those of `name` applied."""
    pages = fitting(asked, locale, leave_out=name)
    told = pages.annotate(
        facet=Value(name, output_field=CharField()),
        facet_code=Cast(F(column), output_field=CharField()),
    )
    return told.values_list("facet", "facet_code").annotate(number=Count("pk"))


def facet_numbers(asked: Asked, locale: Locale) -> Numbers:
    """Count the pages for every choice of every list, in one statement."""
    chosen = [name for name in TERM_VOCABULARIES if asked.values.get(name)]
    open_lists = [name for name in TERM_VOCABULARIES if name not in chosen]
    parts: list[QuerySet[Any, Any]] = [
        _column_part(asked, locale, KIND, "content_type_id"),
        _column_part(asked, locale, LANGUAGE, "locale__language_code"),
        *(_terms_part(asked, locale, [name], name) for name in chosen),
    ]
    if open_lists:
        parts.append(_terms_part(asked, locale, open_lists, ""))
    numbers: Numbers = {name: Counter() for name in GROUPS}
    for name, code, number in parts[0].union(*parts[1:], all=True):
        key = kind_of(int(code)) if name == KIND else str(code)
        numbers[name][key] += number
    return numbers


def total_of(numbers: Numbers, asked: Asked) -> int:
    """Return how many pages fit: those of the chosen kinds, which the numbers hold already."""
    kinds = asked.values.get(KIND) or tuple(numbers[KIND])
    return sum(numbers[KIND][kind] for kind in kinds)


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
    options = [
        {
            "value": code,
            "label": words(name, code),
            "count": numbers[code],
            # A list shows one choice; further ones of an address stay as chips.
            "selected": bool(chosen) and code == chosen[0],
        }
        for code in sorted(found | set(chosen), key=lambda code: _place(name, code))
    ]
    return {"name": name, "label": label, "options": options}


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
