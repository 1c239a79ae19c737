"""The figures that a page names, as they stand today."""

from dataclasses import dataclass
from typing import Any

from babel.numbers import format_decimal, format_percent
from django.utils.translation import get_language, gettext_lazy

from home.templatetags.ui import _locale
from home.translated import say

from ..enums import Qualifier, Unit
from ..models import Statistic

WITH: dict[str, Any] = {
    Qualifier.OVER: gettext_lazy("over %(value)s"),
    Qualifier.ABOUT: gettext_lazy("about %(value)s"),
    Qualifier.UNDER: gettext_lazy("under %(value)s"),
    Qualifier.AT_LEAST: gettext_lazy("at least %(value)s"),
    Qualifier.AT_MOST: gettext_lazy("at most %(value)s"),
}


@dataclass(frozen=True)
class KeyFigure:
    """A figure ready for `templates/components/big-number.html`."""

    value: str
    label: str
    source_title: str
    source_url: str
    year: str


def number_words(figure: Statistic) -> str:
    """Return the number with its unit and what stands before it, as the language writes it."""
    locale = _locale(get_language())
    if figure.unit == Unit.PERCENT:
        text = format_percent(figure.value / 100, format="#,##0.##%", locale=locale)
    else:
        text = format_decimal(figure.value.normalize(), locale=locale)
    if figure.unit == Unit.WORDS and figure.unit_words:
        text = f"{text} {say(figure.unit_words)}"
    before = WITH.get(figure.qualifier)
    return str(before % {"value": text}) if before else str(text)


def key_figures(chosen: Any) -> list[KeyFigure]:
    """Return the figures of a page's stream in its order, in one query; none for none."""
    codes = [block.value for block in chosen]
    if not codes:
        return []
    rows = {row.code: row for row in Statistic.objects.current().filter(code__in=codes)}
    found = [rows[code] for code in dict.fromkeys(codes) if code in rows]
    return [
        KeyFigure(
            number_words(row), str(say(row.label)), row.source_title, row.source_url, row.year
        )
        for row in found
    ]
