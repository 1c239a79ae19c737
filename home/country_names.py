"""Names of countries: in the reader's language, and which one somebody means who types it."""

from functools import cache

from babel import Locale
from django.conf import settings
from django_countries import countries

from home.text import fold


@cache
def known_names() -> dict[str, str]:
    """Return {name or code, folded: ISO 3166 code} in all languages of the site."""
    known: dict[str, str] = {}
    for language, _name in settings.LANGUAGES:
        names = Locale.parse(language, sep="-").territories
        for code, english in countries.countries.items():
            for name in (str(names.get(code, english)), str(english), code):
                known.setdefault(fold(name), code)
            known.setdefault(countries.alpha3(code).casefold(), code)
    return known


def country_code(typed: str) -> str:
    """Return the ISO 3166 code of what was typed; empty when it is no country that we know."""
    return known_names().get(fold(typed), "")


def country_name(code: str, language: str) -> str:
    """Return the name of a country in a language of the site."""
    names = Locale.parse(language, sep="-").territories
    return str(names.get(code, code))


@cache
def country_choices(language: str) -> list[tuple[str, str]]:
    """Return (ISO 3166 code, name) of every country, sorted by name in `language`."""
    names = Locale.parse(language, sep="-").territories
    known = [(code, str(names.get(code, name))) for code, name in countries.countries.items()]
    return sorted(known, key=lambda choice: fold(choice[1]))
