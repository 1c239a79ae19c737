"""Names of countries, in the reader's language."""

from typing import Any

from django.utils.translation import get_language

from home import country_names


def country_name(code: Any) -> str:
    """Return the name of an ISO 3166 country in the active language (Unicode CLDR)."""
    return country_names.country_name(str(code), get_language() or "en")


def place_line(town: str, country: Any) -> str:
    """Return "town, country", whatever of it is known."""
    return ", ".join(part for part in (town, country_name(country) if country else "") if part)
