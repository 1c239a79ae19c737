"""Addresses of new records: words of the name in Latin letters, made unique by a short id."""

import secrets

from anyascii import anyascii
from django.utils.text import slugify

from home.consent_codes import LETTERS

MAX_WORDS = 60
ID_LENGTH = 6


def new_slug(name: str) -> str:
    """Return an address that nobody has; no search is needed to know."""
    words = slugify(anyascii(name))[:MAX_WORDS].strip("-") or "organisation"
    return f"{words}-{''.join(secrets.choice(LETTERS) for _place in range(ID_LENGTH))}"
