"""Finding records that may be of one organisation, among ten thousand in seconds.

Two may be one when their names are alike, and they are within 100 m or in the same town. Only what
shares a town or a small square of the map, and some letters of a name, is compared.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from home.text import fold

from ..places import metres_between
from .likeness import are_alike, likeness, normal

NEAR_M = 100
# Two decimals of a degree, about a kilometre: the areas in which organisations are kept.
DECIMALS = 2
# Names that share fewer pairs of letters are not compared.
SHARED_PAIRS = 2
Point = tuple[float, float]
Block = tuple[str, str, str]


@dataclass(frozen=True)
class Told:
    """What is known of a record when duplicates are looked for.

    Attributes:
        ref: what finds it again: a number, or the line of a file.
        names: its name, and others that it has.
        country: ISO 3166 code.
        town: as written.
        point: (latitude, longitude).
        is_area: whether the point is the middle of an area, and so as good as any point in it.
    """

    ref: int
    names: tuple[str, ...]
    country: str
    town: str = ""
    point: Point | None = None
    is_area: bool = False


class Alike:
    """Records by town and by square of the map, and there by the letters of their names."""

    def __init__(self, records: Iterable[Told] = ()) -> None:
        """Begin with some records."""
        self._blocks: dict[Block, dict[str, list[int]]] = defaultdict(lambda: defaultdict(list))
        self._told: list[tuple[Told, tuple[str, ...]]] = []
        for told in records:
            self.add(told)

    def add(self, told: Told) -> None:
        """Let a record be found."""
        names = tuple(filter(None, map(normal, told.names)))
        place = len(self._told)
        self._told.append((told, names))
        for block in _blocks(told, around=False):
            for pair in {pair for name in names for pair in _pairs(name)}:
                self._blocks[block][pair].append(place)

    def find(self, told: Told) -> list[tuple[int, int]]:
        """Return (ref, likeness in percent) of those that it may be, the most alike first."""
        names = tuple(filter(None, map(normal, told.names)))
        pairs = {pair for name in names for pair in _pairs(name)}
        found: dict[int, int] = {}
        seen: set[int] = set()
        for block in _blocks(told, around=True):
            here = self._blocks.get(block)
            if not here:
                continue
            shared = Counter(place for pair in pairs for place in here.get(pair, ()))
            for place, number in shared.items():
                if number >= min(SHARED_PAIRS, len(pairs)) and place not in seen:
                    other, others = self._told[place]
                    if _is_there(told, other):
                        seen.add(place)
                        best = _likeness(names, others, normal(told.town) if told.town else "")
                        if best:
                            found[other.ref] = max(best, found.get(other.ref, 0))
        return sorted(found.items(), key=lambda pair: (-pair[1], pair[0]))


def _blocks(told: Told, *, around: bool) -> Iterator[Block]:
    """Yield where a record stands; `around` also the squares beside its own."""
    if told.town:
        yield ("town", told.country, fold(told.town))
    if told.point is None:
        return
    latitude, longitude = (round(degrees, DECIMALS) for degrees in told.point)
    step = 10**-DECIMALS
    steps = (-step, 0.0, step) if around and not told.is_area else (0.0,)
    for north in steps:
        for east in steps:
            yield ("square", f"{latitude + north:.{DECIMALS}f}", f"{longitude + east:.{DECIMALS}f}")


def _is_there(told: Told, other: Told) -> bool:
    """Tell whether two are in the same town, or within 100 m as far as anybody knows."""
    if told.country != other.country:
        return False
    if told.town and fold(told.town) == fold(other.town):
        return True
    if told.point is None or other.point is None:
        return False
    if told.is_area or other.is_area:
        here, there = (
            tuple(f"{degrees:.{DECIMALS}f}" for degrees in point)
            for point in (told.point, other.point)
        )
        return here == there
    return metres_between(*told.point, *other.point) <= NEAR_M


def _likeness(names: Iterable[str], others: Iterable[str], town: str) -> int:
    """Return how like the names most alike are, in percent; 0 when none are."""
    found = (
        likeness(name, other) for name in names for other in others if are_alike(name, other, town)
    )
    return max(found, default=0)


def _pairs(name: str) -> set[str]:
    """Return the pairs of letters in a name, with its beginning and its end."""
    whole = f" {name} "
    return {whole[place : place + 2] for place in range(len(whole) - 1)}
