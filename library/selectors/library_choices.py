"""The choices that narrow the library down, each with how many publications it leaves."""

from collections import Counter
from typing import Any

from django.db.models import CharField, Count, F, QuerySet, Value
from django.db.models.functions import Cast
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from home.facets import choice_group
from home.models import PageTerm
from home.querysets import PublicPageQuerySet
from home.selectors.terms import has_term
from home.templatetags.ui import language_name
from home.terms import LANGUAGE, SERIES, is_term, term_label
from home.vocabularies import codes, label

YEAR = "year"
LABELS: dict[str, Any] = {
    SERIES: _("Series"),
    "theme": _("Theme"),
    "programme": _("Programme"),
    "audience": _("For whom"),
    LANGUAGE: _("Language"),
    YEAR: _("Year"),
}
TERMS = tuple(name for name in LABELS if name != YEAR)
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


def narrowed(
    pages: PublicPageQuerySet, chosen: dict[str, str], leave_out: str = ""
) -> PublicPageQuerySet:
    """Return the pages that fit every choice, but for the one that is left out."""
    for name, value in chosen.items():
        if name == leave_out:
            continue
        if name == YEAR:
            pages = pages.filter(publication__year=int(value))
        else:
            pages = pages.filter(has_term(name, value))
    return pages


def choice_groups(numbers: Numbers, chosen: dict[str, str]) -> list[dict[str, Any]]:
    """Return the groups of choices for `templates/components/facets.html`.

    Args:
        numbers: see `numbers_of`.
        chosen: see `chosen_in`.
    """
    return [
        _group(name, words, numbers[name], chosen.get(name, "")) for name, words in LABELS.items()
    ]


def total_of(numbers: Numbers, chosen: dict[str, str]) -> int:
    """Return how many pages fit: those of the chosen year, or of all years."""
    years = numbers[YEAR]
    return years[chosen[YEAR]] if YEAR in chosen else sum(years.values())


def numbers_of(pages: PublicPageQuerySet, chosen: dict[str, str]) -> Numbers:
    """Count the pages of every choice in one statement.

    Beside each choice of a list stands how many there would be with it in place of what is chosen
    in the same list: so a choice can be changed as easily as made.

    Args:
        pages: all of the library, before anything is chosen.
        chosen: see `chosen_in`.
    """
    parts: list[QuerySet[Any, Any]] = [_years(narrowed(pages, chosen, YEAR))]
    parts += [_terms(narrowed(pages, chosen, name), [name]) for name in TERMS if name in chosen]
    untouched = [name for name in TERMS if name not in chosen]
    if untouched:
        parts.append(_terms(narrowed(pages, chosen), untouched))
    found: Numbers = {name: Counter() for name in LABELS}
    for name, code, number in parts[0].union(*parts[1:], all=True):
        found[name][code] += number
    return found


def _terms(pages: PublicPageQuerySet, lists: list[str]) -> QuerySet[Any, Any]:
    rows = PageTerm.objects.filter(
        vocabulary__in=lists, page__in=pages.order_by().values("pk")
    ).order_by()
    return rows.values_list("vocabulary", "code").annotate(number=Count("pk"))


def _years(pages: PublicPageQuerySet) -> QuerySet[Any, Any]:
    told = pages.order_by().annotate(
        list=Value(YEAR, output_field=CharField()),
        value=Cast(F("publication__year"), output_field=CharField()),
    )
    return told.values_list("list", "value").annotate(number=Count("pk"))


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
