"""Numbers of signature sheets: short, unique, and sure to show a slip of the pen.

"K7R-0412-5" is three characters for the pledge, the count of its sheets, and a check character.
"""

import unicodedata

# 31 characters without I, L, O, S and Z, which are misread; a prime number, so that the weighted
# sum below notices any one wrong character and any two swapped ones.
ALPHABET = "0123456789ABCDEFGHJKMNPQRTUVWXY"
BASE = len(ALPHABET)
LOOK_ALIKES = str.maketrans("ILOSZ", "11052")
PLEDGE_PLACES = 3
COUNT_PLACES = 4
MAX_PLACES = 12
# Spreads neighbouring pledges over the alphabet; it has no factor in common with 31.
STRIDE = 12007


def sheet_number(pledge_id: int, serial: int) -> str:
    """Return the number of the sheet `serial` (counted from 1) of a pledge."""
    prefix = _letters(pledge_id * STRIDE % BASE**PLEDGE_PLACES)
    count = f"{serial:0{COUNT_PLACES}d}"
    return f"{prefix}-{count}-{_check_character(prefix + count)}"


def read_sheet_number(typed: str) -> str | None:
    """Return the number that somebody typed, as it is printed; None when it can't be one.

    Case, spaces, dashes and look-alike letters (O for 0) make no difference.
    """
    upper = unicodedata.normalize("NFKC", typed).upper().translate(LOOK_ALIKES)
    places = "".join(character for character in upper if character.isalnum())
    if not PLEDGE_PLACES + COUNT_PLACES < len(places) <= MAX_PLACES:
        return None
    if any(character not in ALPHABET for character in places):
        return None
    body, check = places[:-1], places[-1]
    if _check_character(body) != check:
        return None
    return f"{body[:PLEDGE_PLACES]}-{body[PLEDGE_PLACES:]}-{check}"


def _letters(value: int) -> str:
    letters = ""
    for _place in range(PLEDGE_PLACES):
        value, digit = divmod(value, BASE)
        letters = ALPHABET[digit] + letters
    return letters


def _check_character(body: str) -> str:
    """Return the sum of the characters, each weighted by its place from the right, modulo 31."""
    weighted = (place * ALPHABET.index(one) for place, one in enumerate(reversed(body), start=2))
    return ALPHABET[-sum(weighted) % BASE]
