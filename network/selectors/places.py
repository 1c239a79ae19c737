"""Names of countries, in the reader's language."""

from typing import Any

from babel import Locale
from django.utils.translation import get_language


def country_name(code: Any) -> str:
    """Return the name of an ISO 3166 country in the active language (Unicode CLDR)."""
    names = Locale.parse(get_language() or "en", sep="-").territories
    return str(names.get(str(code), code))


def place_line(town: str, country: Any) -> str:
    """Return "town, country", whatever of it is known."""
    return ", ".join(part for part in (town, country_name(country) if country else "") if part)
