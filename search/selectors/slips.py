"""What was meant by a word that no public text holds: slips of the finger."""

from collections.abc import Iterable
from typing import NamedTuple

from django.db.models import Count

from network.spelling import slips, spelled, trigrams

from ..models import WordTrigram
from ..words.query import Way
from ..words.stems import stem

SHORTEST_SLIP = 4
# From so many letters on there may be two slips in a word.
LONG = 7
# How many words are compared, and how many are taken.
COMPARED, TAKEN = 120, 3
WORTH = {1: 0.8, 2: 0.6}
# People seldom miss the first letter: such a word is a guess.
OTHER_BEGINNING = 0.6
# Nor do they mean a word of another language: it counts like a part of a further slip.
OTHER_LANGUAGE, FURTHER = 0.75, 0.75
# Of a word that names hold, whatever the language.
ANY = "any"


class Near(NamedTuple):
    """A word of public texts that may have been meant."""

    word: str
    written: str
    is_own: bool


class Repair(NamedTuple):
    """The same with the number of slips that lie between; the best is the smallest."""

    cost: float
    begins_otherwise: bool
    word: str
    slips: int
    is_own: bool

    @property
    def way(self) -> Way:
        """What is found by it."""
        worth = WORTH[self.slips]
        worth *= OTHER_BEGINNING if self.begins_otherwise else 1
        return Way((self.word,), worth * (1 if self.is_own else OTHER_LANGUAGE), slips=True)


def without_slips(words: list[str], language: str) -> dict[str, list[Way]]:
    """Return for each word that no text holds the words that it may have been meant to be.

    Those of the reader's language and names come first; in one statement.
    """
    plain = {word: spelled(word).replace(" ", "") for word in words}
    near = _near(plain.values(), language)
    return {word: _meant(word, text, near, language) for word, text in plain.items() if near}


def _near(texts: Iterable[str], language: str) -> list[Near]:
    """Return the known words that share most with any of the texts."""
    known = [text for text in texts if text]
    every = set().union(*(trigrams(text) for text in known)) if known else set()
    if not every:
        return []
    rows = (
        WordTrigram.objects.filter(trigram__in=every)
        .values_list("word__word", "word__languages")
        .annotate(shared=Count("pk"))
        .filter(shared__gte=2)
        .order_by("-shared", "word__word")
    )
    found = []
    for word, languages, _shared in rows[: COMPARED * len(known)]:
        # Most words are in plain letters already.
        written = word if word.isascii() else spelled(word).replace(" ", "")
        found.append(Near(word, written, not {language, ANY}.isdisjoint(languages.split())))
    return found


def _meant(word: str, text: str, near: list[Near], language: str) -> list[Way]:
    """Return the nearest of the words; none where she has not typed the end, or another form."""
    bare = stem(word, language)
    if any(one.word.startswith(word) or stem(one.word, language) == bare for one in near):
        return []
    most = 1 if len(text) < LONG else 2
    found = []
    for one in near:
        if len(one.written) < SHORTEST_SLIP - 1:
            continue
        number = slips(text, one.written, most)
        if number <= most:
            number = max(number, 1)
            cost = number + (0 if one.is_own else FURTHER)
            begins_otherwise = one.written[:1] != text[:1]
            found.append(Repair(cost, begins_otherwise, one.word, number, one.is_own))
    found.sort()
    own = [repair for repair in found if repair.is_own]
    # Of each the nearest alone; of another language only what is nearer than all of her own.
    best = [one for one in found if one.cost == found[0].cost]
    best += [one for one in own if one.cost == own[0].cost and one not in best]
    return [repair.way for repair in best[:TAKEN]]
