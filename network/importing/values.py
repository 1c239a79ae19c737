"""From the text of a cell to the plain value of a fact."""

import re
from collections.abc import Callable
from datetime import date
from decimal import Decimal, InvalidOperation
from functools import cache
from typing import Any

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.validators import EmailValidator, URLValidator
from django.utils.translation import gettext as _

from home.languages import tag_of
from home.text import clean_line, fold, has_control_characters
from home.vocabularies import codes, label

from ..enums import OrganisationStatus
from .countries import country_of
from .words import parts

# What PostgreSQL keeps in an integer.
LARGEST = 2_147_483_647
# Names of types that people use beside those of the vocabulary; folded.
TYPES = {
    "co operative": "coop",
    "co op": "coop",
    "scoops": "coop",
    "food cooperative": "coop",
    "consumer cooperative": "coop",
    "producer cooperative": "coop",
    "trade union": "union",
    "sindicato": "union",
    "syndicat": "union",
    "ong": "ngo",
    "nonprofit": "ngo",
    "non profit": "ngo",
    "self help": "shg",
    "tontine": "savings",
    "vsla": "savings",
    "community group": "cbo",
    "community based organisation": "cbo",
    "community based organization": "cbo",
    "asbl": "assoc",
    "foundation": "funder",
    "university": "research",
    "business": "company",
}
_DAY = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})(?:[T ].*)?")
_DAY_FIRST = re.compile(r"(\d{1,2})[./-](\d{1,2})[./-](\d{4})")
_NUMBER = re.compile(r"-?\d{1,3}(?:[ ,.\u00a0\u202f']\d{3})+|-?\d+(?:[.,]0+)?")


class Unclear(ValueError):  # noqa: N818
    """A cell does not say what its column asks for; the message says why."""


def line(limit: int) -> Callable[[str], str]:
    """Return a reader of one line of text with at most `limit` letters."""

    def read(text: str) -> str:
        if has_control_characters(text):
            raise Unclear(_("it holds a letter that no keyboard makes"))
        value = clean_line(text)
        if len(value) > limit:
            raise Unclear(_("it is longer than %(limit)s letters") % {"limit": limit})
        return value

    return read


def number(text: str) -> int:
    """Return a whole number, with or without marks between the thousands."""
    if not _NUMBER.fullmatch(text):
        raise _unclear(_("“%(value)s” is no number"), text)
    digits = re.sub(r"[.,]0+$", "", text) if not re.search(r"[.,]\d{3}$", text) else text
    value = int(re.sub(r"[^\d-]", "", digits)[:40])
    if not 0 <= value <= LARGEST:
        raise _unclear(_("“%(value)s” is too large or too small a number"), text)
    return value


def percent(text: str) -> int:
    """Return a share from 0 to 100."""
    bare = text.removesuffix("%").strip().replace(",", ".")
    try:
        value = Decimal(bare)
    except InvalidOperation:
        raise _unclear(_("“%(value)s” is no number"), text) from None
    if not (value.is_finite() and 0 <= value <= 100):
        raise _unclear(_("“%(value)s” is no share from 0 to 100"), text)
    return round(value)


def day(text: str) -> str:
    """Return a day as 2026-05-01; days in words and days with the month first are refused."""
    found, turned = _DAY.fullmatch(text), _DAY_FIRST.fullmatch(text)
    try:
        if found:
            return date(int(found[1]), int(found[2]), int(found[3])).isoformat()
        if turned:
            return date(int(turned[3]), int(turned[2]), int(turned[1])).isoformat()
    except ValueError:
        pass
    raise _unclear(_("“%(value)s” is no day; write it like 2026-05-01"), text)


def degrees(most: int) -> Callable[[str], str]:
    """Return a reader of degrees from -most to most, kept as text to about a metre."""

    def read(text: str) -> str:
        try:
            value = Decimal(text.replace(",", "."))
        except InvalidOperation:
            raise _unclear(_("“%(value)s” is no number"), text) from None
        if not (value.is_finite() and -most <= value <= most):
            message = _("“%(value)s” is not on the map: from -%(most)s to %(most)s")
            raise Unclear(message % {"value": text[:40], "most": most})
        return format(value.quantize(Decimal("0.00001")), "f")

    return read


def country(text: str) -> str:
    """Return the code of a country."""
    code = country_of(text)
    if not code:
        raise _unclear(_("“%(value)s” is no country that we know"), text)
    return code


def term(vocabulary: str, aliases: dict[str, str] | None = None) -> Callable[[str], str]:
    """Return a reader of a term: its code, or its name in a language of the site."""

    def read(text: str) -> str:
        words = fold(text)
        code = _terms(vocabulary).get(words) or (aliases or {}).get(words, "")
        if not code:
            raise _unclear(_("we do not understand “%(value)s”"), text)
        return code

    return read


def terms(vocabulary: str) -> Callable[[str], list[str]]:
    """Return a reader of several terms in one cell; what we do not know is unclear."""
    one = term(vocabulary)
    return lambda text: sorted({one(part) for part in parts(text)})


def languages(text: str) -> list[str]:
    """Return the BCP 47 tags of languages, by tag or by name."""
    found = {part: tag_of(part) for part in parts(text)}
    for part, tag in found.items():
        if tag is None:
            raise _unclear(_("“%(value)s” is no language that we know"), part)
    return sorted({tag for tag in found.values() if tag})


def status(text: str) -> str:
    """Return the status of an organisation."""
    known = {fold(value): value for value in OrganisationStatus.values}
    known |= {fold(str(words)): value for value, words in OrganisationStatus.choices}
    if fold(text) not in known:
        raise _unclear(_("we do not understand “%(value)s”"), text)
    return known[fold(text)]


def address(text: str) -> str:
    """Return the address of a website."""
    value = text if "://" in text else f"https://{text}"
    try:
        URLValidator(schemes=["http", "https"])(value)
    except ValidationError:
        raise _unclear(_("“%(value)s” is no address of a website"), text) from None
    if len(value) > 200:
        raise Unclear(_("it is longer than %(limit)s letters") % {"limit": 200})
    return value


def email(text: str) -> str:
    """Return an e-mail address."""
    try:
        EmailValidator()(text)
    except ValidationError:
        raise _unclear(_("“%(value)s” is no e-mail address"), text) from None
    return text


def names(text: str) -> list[str]:
    """Return the names in a cell."""
    read = line(200)
    return [read(name) for name in re.split(r"[;|\n]", text) if name.strip()]


def _unclear(message: str, value: str) -> Unclear:
    return Unclear(message % {"value": value[:60]})


@cache
def _terms(vocabulary: str) -> dict[str, str]:
    """Return {code or name, folded: code} in all languages of the site."""
    known: dict[str, str] = {}
    for code in codes(vocabulary):
        known[fold(code)] = code
        for language, _name in settings.LANGUAGES:
            known.setdefault(fold(label(vocabulary, code, language)), code)
    return known


Reader = Callable[[str], Any]
