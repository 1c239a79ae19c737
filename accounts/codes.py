"""Codes that are printed on slips: short enough to type, stored only as a keyed hash."""

import secrets

from django.utils.crypto import salted_hmac

# Without letters and digits that look or sound alike (0 O, 1 I L, 2 Z, 5 S, 8 B, U V).
ALPHABET = "ACDEFGHJKMNPQRTWXY34679"
LENGTH = 12
GROUP = 4


def make_code() -> str:
    """Return a random code in groups of four, such as `K7QD-3FMA-WT9R` (54 bits)."""
    letters = "".join(secrets.choice(ALPHABET) for _ in range(LENGTH))
    return "-".join(letters[start : start + GROUP] for start in range(0, LENGTH, GROUP))


def normalise(code: str) -> str:
    """Return what was typed without spaces, hyphens and case."""
    return "".join(char for char in code.upper() if char.isalnum())


def hash_code(code: str, purpose: str) -> str:
    """Return what is stored of `code`; without SECRET_KEY nobody can try codes against it."""
    return salted_hmac(f"accounts.codes.{purpose}", normalise(code), algorithm="sha256").hexdigest()
