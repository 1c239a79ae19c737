"""Usernames for people without e-mail: simple to say and to type on any keyboard."""

import re
import secrets

from anyascii import anyascii

from .models import User

TRIES = 20
LONGEST_STEM = 16
_NOT_SIMPLE = re.compile(r"[^a-z]+")


def make_username(name: str) -> str:
    """Return a free username: the first word of `name` in plain letters, and digits when taken.

    The first letters of a name in any script are written in Latin ones, for instance "asha" for
    "आशा"; a name without any letter gives "member".
    """
    first = anyascii(name.split()[0]) if name.split() else ""
    stem = _NOT_SIMPLE.sub("", first.casefold())[:LONGEST_STEM] or "member"
    candidate = stem
    for attempt in range(TRIES):
        if len(candidate) > 1 and not User.objects.filter(username=candidate).exists():
            return candidate
        digits = 2 if attempt < TRIES // 2 else 5
        candidate = f"{stem}{secrets.randbelow(9 * 10 ** (digits - 1)) + 10 ** (digits - 1)}"
    return f"{stem}{secrets.randbelow(10**12)}"
