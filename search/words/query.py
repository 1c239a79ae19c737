"""What somebody looks for: groups of words that mean the same, each found by any of them."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from itertools import pairwise

from .stems import stem

# How much a way of saying it is worth beside the very word that was typed.
EXACT, JOINED, SYNONYM, BEGINNING = 1.0, 0.92, 0.78, 0.7
SHORTEST_BEGINNING = 3


@dataclass(frozen=True)
class Way:
    """One way to say it.

    Attributes:
        words: folded; several are a phrase.
        quality: how near it is to what was typed, up to 1.
        language: of the texts in which it counts; empty for all.
        begins: whether words that begin with it count, too.
        slips: whether it repairs a slip of the finger.
    """

    words: tuple[str, ...]
    quality: float = EXACT
    language: str = ""
    begins: bool = False
    slips: bool = False


@dataclass
class Group:
    """A word or phrase that was typed, with all the ways to say it.

    Attributes:
        typed: the words.
        ways: all ways to say it; all of them count when what was found is ranked.
        is_known: whether public texts hold the very words.
        is_common: whether so many do that nothing else is looked for.
    """

    typed: tuple[str, ...]
    ways: list[Way] = field(default_factory=list)
    is_known: bool = False
    is_common: bool = False

    def add(self, ways: Iterable[Way]) -> None:
        """Add further ways; of two that differ in nothing but quality the better one stays."""
        known = {(way.words, way.language, way.begins): way for way in self.ways}
        for way in ways:
            key = (way.words, way.language, way.begins)
            if key not in known or known[key].quality < way.quality:
                known[key] = way
        self.ways = list(known.values())

    def looked_for(self) -> list[Way]:
        """Return the ways by which the database is asked.

        Beginnings and other words are in so many texts that they cost it more than all the rest.
        """
        if self.is_common:
            return [way for way in self.ways if way.words == self.typed and not way.begins]
        return [way for way in self.ways if not (self.is_known and way.begins)]


def group_of(typed: tuple[str, ...]) -> Group:
    """Return a group that holds what was typed, and words that begin with it."""
    group = Group(typed, [Way(typed)])
    if len(typed) == 1 and len(typed[0]) >= SHORTEST_BEGINNING:
        group.add([Way(typed, BEGINNING, begins=True)])
    return group


@dataclass
class Query:
    """All groups, in the order in which they were typed."""

    groups: list[Group]
    language: str

    def __bool__(self) -> bool:
        """Whether anything was asked for."""
        return bool(self.groups)

    def pairs(self) -> list[tuple[str, str]]:
        """Return neighbouring words, whose being neighbours in a title counts."""
        words = [word for group in self.groups for word in group.typed]
        return list(pairwise(words))

    def stem_pairs(self, language: str) -> list[str]:
        """Return the same as stems of one language, ready to be looked for in a line of them."""
        return [f" {stem(one, language)} {stem(two, language)} " for one, two in self.pairs()]
