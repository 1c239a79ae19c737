"""Passphrases of four words, for people who sign in without e-mail.

Four of 2,000 words are 43 bits: enough behind a limit of five tries in five minutes. The words are
short, in the person's language, and differ in their first four letters, so that they can be read
out and typed on a phone.
"""

import re
import secrets
import unicodedata
from functools import cache
from pathlib import Path

WORDS_IN_A_PASSPHRASE = 4
_NOT_A_LETTER = re.compile(r"[^\w]+|[\d_]+")


@cache
def words(language: str) -> tuple[str, ...]:
    """Return the word list of `language`, English where there is none."""
    folder = Path(__file__).with_name("words")
    path = folder / f"{language}.txt"
    if not path.is_file():
        path = folder / "en.txt"
    return tuple(path.read_text(encoding="utf-8").split())


def make_passphrase(language: str) -> str:
    """Return four random words, to be shown once."""
    return " ".join(secrets.choice(words(language)) for _ in range(WORDS_IN_A_PASSPHRASE))


def normalise(passphrase: str) -> str:
    """Return `passphrase` as it is compared: no case, accents, hyphens or double spaces."""
    decomposed = unicodedata.normalize("NFKD", passphrase)
    bare = "".join(char for char in decomposed if not unicodedata.combining(char))
    return " ".join(_NOT_A_LETTER.sub(" ", bare).casefold().split())
