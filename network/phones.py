"""Telephone numbers as people type them, kept in one form (ITU-T E.164)."""

import phonenumbers


def phone_number(text: str, country: str) -> str | None:
    """Return the number as +233201234567; None when no number of any country is like it.

    Args:
        text: as typed, with or without the code of the country.
        country: ISO 3166 code, for numbers without one.
    """
    try:
        number = phonenumbers.parse(text, country)
    except phonenumbers.NumberParseException:
        return None
    if not phonenumbers.is_possible_number(number):
        return None
    return phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.E164)


def readable(number: str) -> str:
    """Return a kept number with the spaces of its country: +233 20 123 4567."""
    try:
        parsed = phonenumbers.parse(number)
    except phonenumbers.NumberParseException:
        return number
    return phonenumbers.format_number(parsed, phonenumbers.PhoneNumberFormat.INTERNATIONAL)
