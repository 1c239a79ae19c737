"""The part of a name that somebody chose to show: never more than she agreed to."""

import re

# Written without a space between family and given name.
_unspaced = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af\uf900-\ufaff]")
TITLES = {
    "mr",
    "mrs",
    "ms",
    "miss",
    "dr",
    "prof",
    "sr",
    "sra",
    "m",
    "mme",
    "mlle",
    "hajia",
    "alhaji",
}


def first_name(name: str) -> str:
    """Return the first name of a full name in any script.

    Titles are left out, and "Mensah, Ama" is read from behind the comma. Where names are written
    in one piece, family name first, only the first letter stays: we cannot tell the parts apart.
    """
    _family, comma, given = name.partition(",")
    words = (given if comma and given.strip() else name).split()
    while len(words) > 1 and words[0].rstrip(".").casefold() in TITLES:
        words.pop(0)
    word = words[0] if words else ""
    if _unspaced.match(word):
        return f"{word[0]}…"
    return word.strip(",.")
