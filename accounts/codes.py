"""Codes that are printed on slips: short enough to type, stored only as a keyed hash."""

import secrets
from collections.abc import Iterable
from typing import Any

from django.utils.crypto import salted_hmac

# Without letters and digits that look or sound alike (0 O, 1 I L, 2 Z, 5 S, 8 B, U V).
ALPHABET = "ACDEFGHJKMNPQRTWXY34679"
LENGTH = 12
GROUP = 4
PLACES = range(LENGTH)


def make_code() -> str:
    """Return a random code in groups of four, such as `K7QD-3FMA-WT9R` (54 bits)."""
    return _grouped(secrets.choice(ALPHABET) for _ in range(LENGTH))


def code_of_form(purpose: str, user: Any, key: str) -> str:
    """Return the code of the paper that a form makes.

    It is the same when the form is posted again, so that a paper that was lost on a bad line can
    be shown again although no code is stored. Without SECRET_KEY nobody can tell it from the key.

    Args:
        purpose: what the code is for.
        user: who posts the form.
        key: of the form, made by the server.
    """
    secret = salted_hmac(f"accounts.codes.form.{purpose}", f"{user.pk} {key}", algorithm="sha256")
    number = int(secret.hexdigest(), 16)
    return _grouped(ALPHABET[number // len(ALPHABET) ** place % len(ALPHABET)] for place in PLACES)


def _grouped(signs: Iterable[str]) -> str:
    letters = "".join(signs)
    return "-".join(letters[start : start + GROUP] for start in range(0, LENGTH, GROUP))


def normalise(code: str) -> str:
    """Return what was typed without spaces, hyphens and case."""
    return "".join(char for char in code.upper() if char.isalnum())


def hash_code(code: str, purpose: str) -> str:
    """Return what is stored of `code`; without SECRET_KEY nobody can try codes against it."""
    return salted_hmac(f"accounts.codes.{purpose}", normalise(code), algorithm="sha256").hexdigest()
