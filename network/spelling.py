"""How names are compared in spite of slips, accents and scripts.

A name is spelled in plain Latin letters first (anyascii, which knows every script), so that accents
and transliterations make no difference. What is left are slips of the finger.
"""

import unicodedata
from collections.abc import Iterable
from functools import lru_cache
from itertools import pairwise

from anyascii import anyascii

_LETTERS = " abcdefghijklmnopqrstuvwxyz0123456789"
_NUMBER_OF = {letter: number for number, letter in enumerate(_LETTERS)}
LONGEST_WORD = 40


def spelled(text: str) -> str:
    """Return `text` as words of the letters a to z and digits; "" when nothing can be said."""
    kept = "".join(
        char if unicodedata.category(char)[0] in "LNM" or char in "'’`ʼ" else " "
        for char in unicodedata.normalize("NFC", text)
    )
    letters = anyascii(kept).casefold().replace("'", "").replace("`", "")
    words = "".join(char if char in _NUMBER_OF else " " for char in letters).split()
    return " ".join(word[:LONGEST_WORD] for word in words)


def trigrams(words: str) -> set[int]:
    """Return the trigrams of spelled words as numbers, as pg_trgm cuts them: two blanks before."""
    found = set()
    for word in words.split():
        padded = f"  {word} "
        for place in range(len(word) + 1):
            first, second, third = (_NUMBER_OF[char] for char in padded[place : place + 3])
            found.add((first * 37 + second) * 37 + third)
    return found


def slips(one: str, other: str, most: int) -> int:
    """Return how many slips lie between two words, or `most` + 1 when there are more.

    A slip is a letter too much, too little, another letter, or two that changed places: the optimal
    string alignment distance (Damerau 1964, "A technique for computer detection and correction of
    spelling errors").
    """
    if abs(len(one) - len(other)) > most:
        return most + 1
    before: list[int] = []
    last = list(range(len(other) + 1))
    for row, letter in enumerate(one, 1):
        this = [row]
        for column, another in enumerate(other, 1):
            cost = min(
                last[column] + 1, this[column - 1] + 1, last[column - 1] + (letter != another)
            )
            if row > 1 and column > 1 and letter == other[column - 2] and one[row - 2] == another:
                cost = min(cost, before[column - 2] + 1)
            this.append(cost)
        if min(this) > most:
            return most + 1
        before, last = last, this
    return min(last[-1], most + 1)


@lru_cache(maxsize=20_000)
def likeness(word: str, other: str) -> float:
    """Return how well a typed `word` fits a word of a name: 1 for the same, 0 for another."""
    if word == other:
        return 1.0
    if len(word) >= 2 and other.startswith(word):
        # She has not typed the end yet.
        return 0.8 + 0.15 * len(word) / len(other)
    longest = max(len(word), len(other))
    allowed = 0 if len(word) < 3 else 1 + (longest - 1) // 4
    found = slips(word, other, allowed)
    return 0.0 if found > allowed else 1 - found / longest


def joined(words: list[str]) -> Iterable[str]:
    """Return neighbouring words as one: people put blanks where none are, and leave them out."""
    return (first + second for first, second in pairwise(words))


class Typed:
    """What somebody typed, and how well names fit it."""

    def __init__(self, text: str) -> None:
        """Take the typed text, spelled."""
        self.words = text.split()
        self.length = sum(map(len, self.words))
        self.whole = "".join(self.words)
        self.pairs = list(joined(self.words))

    def fits(self, lines: str) -> tuple[float, float]:
        """Return how much of what was typed is in an entry, and how much of a name that is.

        Args:
            lines: the names of one organisation, spelled, one a line, the first one first.
        """
        names = [line.split() for line in lines.split("\n")]
        words = {word for name in names for word in name}
        words.update(pair for name in names for pair in joined(name))
        best = [max((likeness(typed, word) for word in words), default=0) for typed in self.words]
        for place, pair in enumerate(self.pairs):
            fit = max((likeness(pair, word) for word in words), default=0)
            if fit > (best[place] + best[place + 1]) / 2:
                best[place] = best[place + 1] = fit
        found = sum(fit * len(typed) for fit, typed in zip(best, self.words, strict=True)) / max(
            self.length, 1
        )
        covered = max(self._covered(name) for name in names)
        return found, covered

    def _covered(self, name: list[str]) -> float:
        """Return how near the length of a name is to what was typed."""
        length = sum(map(len, name))
        return min(length, self.length) / max(length, self.length, 1)
