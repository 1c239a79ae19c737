"""How like two names are: for finding records of the same organisation."""

import re
from functools import lru_cache

from anyascii import anyascii

from home.text import fold

# Names of legal forms tell nothing apart: every cooperative of a country is called one.
_FORMS = (
    "cooperative cooperativa coop coops scoops scoop societe society sociedad sociedade "
    "sa sarl association associacao asociacion assoc asso union unions federation "
    "federacion federacao groupement group groupe grupo club ong ngo ltd limited inc gmbh "
    "ev eg sca asbl the of de des du la le les l d el los las da do dos das et and y e a "
    "au aux of for pour para en in"
)
FORMS = frozenset(_FORMS.split())
SHARE = 0.3
SHARED_WORDS = 2
SHORTEST_WORD = 3


@lru_cache(maxsize=50_000)
def normal(name: str) -> str:
    """Return a name in Latin letters, without accents, case and words for legal forms.

    A name of nothing but such words stays whole.
    """
    # A number may stand close to a name: “Djagble1”.
    words = re.sub(r"(?<=[a-z])(?=\d)", " ", fold(anyascii(name))).split()
    telling = [word for word in words if word not in FORMS]
    return " ".join(telling or words)


def are_alike(name: str, other: str, town: str = "") -> bool:
    """Tell whether two normal names differ in at most 30 % of their letters or share two words.

    The name of a town is part of many names there, and tells nothing. Groups that are numbered are
    several: “Novissi 1” and “Novissi 2” are not alike.
    """
    if not name or not other:
        return False
    if name == other:
        return True
    words, others = set(name.split()), set(other.split())
    if {word for word in words if word.isdigit()} != {word for word in others if word.isdigit()}:
        return False
    shared = {word for word in words & others if len(word) >= SHORTEST_WORD}
    if len(shared - set(town.split())) >= SHARED_WORDS:
        return True
    most = int(SHARE * max(len(name), len(other)))
    return distance(name, other, most) <= most


def likeness(name: str, other: str) -> int:
    """Return how like two normal names are, in percent."""
    longest = max(len(name), len(other), 1)
    return round(100 * (1 - distance(name, other, longest) / longest))


def distance(one: str, other: str, most: int) -> int:
    """Return the edit distance of two texts (Levenshtein), or `most` + 1 when it is larger."""
    if abs(len(one) - len(other)) > most:
        return most + 1
    if len(one) < len(other):
        one, other = other, one
    before = list(range(len(other) + 1))
    for row, letter in enumerate(one, start=1):
        line = [row]
        for column, own in enumerate(other, start=1):
            line.append(
                before[column - 1]
                if letter == own
                else 1 + min(before[column - 1], before[column], line[-1])
            )
        if min(line) > most:
            return most + 1
        before = line
    return before[-1]


def within_one(one: str, other: str) -> bool:
    """Tell whether one letter at most is wrong, missing or too many."""
    return distance(one, other, 1) <= 1
