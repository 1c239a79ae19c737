"""Identifiers of publications: ISBN with its check digit (ISO 2108), DOI (ISO 26324)."""

import re

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

# What Crossref recommends to match today's DOIs: 10., a registrant of four to nine digits, a name.
DOI = re.compile(r"10\.\d{4,9}/[-._;()/:a-zA-Z0-9]+")
DOI_RESOLVER = "https://doi.org/"
ISBN_LENGTHS = (10, 13)


def bare_isbn(text: str) -> str:
    """Return an ISBN without dashes and spaces, its X large."""
    return re.sub(r"[\s-]", "", text).upper()


def is_isbn(text: str) -> bool:
    """Whether the digits fit their check digit, in the form of ten or of thirteen."""
    digits = bare_isbn(text)
    if re.fullmatch(r"\d{9}[\dX]", digits):
        values = [10 if digit == "X" else int(digit) for digit in digits]
        weighted = zip(range(10, 0, -1), values, strict=True)
        return sum(weight * value for weight, value in weighted) % 11 == 0
    if re.fullmatch(r"97[89]\d{10}", digits):
        thirteen = zip((1, 3) * 7, map(int, digits), strict=False)
        return sum(weight * value for weight, value in thirteen) % 10 == 0
    return False


def bare_doi(text: str) -> str:
    """Return a DOI without the address of a resolver or `doi:` in front."""
    return re.sub(r"^\s*(https?://(dx\.)?doi\.org/|doi:)\s*", "", text, flags=re.IGNORECASE).strip()


def doi_url(doi: str) -> str:
    """Return where a DOI leads."""
    return f"{DOI_RESOLVER}{doi}" if doi else ""


def validate_isbn(text: str) -> None:
    """Refuse an ISBN whose check digit does not fit; ValidationError."""
    if not is_isbn(text):
        raise ValidationError(_("This is no ISBN. Check each digit: the last one does not fit."))


def validate_doi(text: str) -> None:
    """Refuse what is no DOI; ValidationError."""
    if not DOI.fullmatch(bare_doi(text)):
        raise ValidationError(_("This is no DOI. It begins with 10. and has a slash: 10.1000/182."))
