"""How a figure is written: the number with its qualifier and unit, in words of the reader."""

from decimal import Decimal
from typing import Any

from babel.numbers import format_decimal, format_percent
from django.urls import reverse
from django.utils.translation import gettext as _

from home.figures import ShownFigure
from home.languages import babel_locale
from home.terms import COUNTRY, REGION, term_label
from home.translated import say

from .enums import Unit

HUNDRED = Decimal(100)


def value_text(figure: Any) -> str:
    """Return the whole value of a figure: "over 1,000", "61%", "4.2 years"."""
    words = say(figure.unit_words) if figure.unit == Unit.WORDS else ""
    return f"{number_text(figure)} {words}".strip()


def number_text(figure: Any) -> str:
    """Return the number of a figure as people read it: "over 1,000", "61%"."""
    locale = babel_locale()
    value = figure.value.normalize()
    if figure.unit == Unit.PERCENT:
        places = max(0, -value.as_tuple().exponent)
        pattern = str(locale.percent_formats[None].pattern)
        exact = pattern.replace("0", "0." + "0" * places) if places else pattern
        number = format_percent(value / HUNDRED, format=exact, locale=locale)
    else:
        number = format_decimal(value, locale=locale)
    if not figure.qualifier:
        return number
    words = {"qualifier": figure.get_qualifier_display(), "number": number}
    return _("%(qualifier)s %(number)s") % words


def area_name(figure: Any) -> str:
    """Return what the area of a figure is called; nothing where it has none."""
    if not figure.area:
        return ""
    return term_label(REGION if figure.area.isdigit() else COUNTRY, figure.area)


def shown(figure: Any) -> ShownFigure:
    """Return a figure as pages show it."""
    label = say(figure.label)
    words = say(figure.unit_words) if figure.unit == Unit.WORDS else ""
    return ShownFigure(
        code=figure.code,
        value=number_text(figure),
        label=f"{words} {label}".strip(),
        language=label.language,
        source_title=figure.source_title,
        source_url=figure.source_url,
        year=figure.year,
        url=reverse("figure", args=[figure.code]),
    )
