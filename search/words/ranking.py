"""How well a thing fits what was asked; the same on every database."""

from collections import defaultdict
from dataclasses import dataclass
from math import log
from typing import NamedTuple

from .parts import BAR
from .query import Query, Way
from .stems import LANGUAGES, primary, stem

# What a word is worth in each part: title, summary and headings, text, file.
WEIGHTS = (1.0, 0.62, 0.4, 0.3)
ELSEWHERE_TOO = 0.07
TITLE_IS_ALL = 0.3
NEIGHBOURS = 0.12
APART = 0.55
HIGHEST = WEIGHTS[0] + 3 * ELSEWHERE_TOO
OTHER_LANGUAGE = 0.72
# Fits that hold less of what was asked than this part of the best one are no results.
LEAST_OF_BEST = 0.35
GUESSED = 0.4
Needle = tuple[tuple[str, ...], str, float, Way]


@dataclass(slots=True)
class Fit:
    """One candidate and how it fits."""

    key: int
    family: str
    language: str
    score: float
    covered: float
    ways: list[Way]


class Candidate(NamedTuple):
    """What ranking needs to know of a document."""

    key: int
    family: str
    language: str
    kind: str
    stems: str


class Ranking:
    """Scores candidates for one query."""

    def __init__(self, query: Query, boosts: dict[str, float] | None = None) -> None:
        """Take the query, and for kinds of things how much more or less they count."""
        self.query = query
        self.boosts = boosts or {}
        self.other_language = OTHER_LANGUAGE
        self._needles: dict[str, list[list[Needle]]] = {}
        self._pairs: dict[str, list[str]] = {}
        # By the place of the way in memory: thousands of candidates ask for the same few.
        self._stems: dict[tuple[int, str], list[str]] = {}

    def needles(self, language: str) -> list[list[Needle]]:
        """Return for each group what to look for in the stems of a language's texts."""
        if language not in self._needles:
            codes = (language,) if language else ("", *LANGUAGES)
            self._needles[language] = [
                sorted(
                    (needle for way in group.ways for needle in _needles_of(way, codes)),
                    key=lambda needle: -needle[2],
                )
                for group in self.query.groups
            ]
            self._pairs[language] = self.query.stem_pairs(language)
        return self._needles[language]

    def ranked(self, candidates: list[Candidate]) -> list[Fit]:
        """Return the candidates that fit, best first; of each family all."""
        hits = [self._hits(candidate) for candidate in candidates]
        rarity = self._rarity(candidates, hits)
        whole = sum(rarity)
        covered = [sum(rarity[number] for number in found) / whole for found in hits]
        least = max(covered, default=0) * LEAST_OF_BEST
        fits = [
            self._fit(candidate, found, rarity, whole, part)
            for candidate, found, part in zip(candidates, hits, covered, strict=True)
            if found and part >= least
        ]
        return sorted(fits, key=lambda fit: (-fit.score, fit.key))

    def _hits(self, candidate: Candidate) -> dict[int, tuple[float, Way]]:
        """Return for each group that is in the text how well, and by which way."""
        line = candidate.stems
        parts = line.split(BAR)
        found = {}
        for number, needles in enumerate(self.needles(primary(candidate.language))):
            best, way = 0.0, None
            for words, phrase, quality, of in needles:
                # The best come first; no place is worth more than that.
                if quality * HIGHEST <= best:
                    break
                if words[0] not in line or not all(word in line for word in words[1:]):
                    continue
                worth = quality * _worth(words, phrase, parts)
                if worth > best:
                    best, way = worth, of
            if way is not None:
                found[number] = (best, way)
        return found

    def _rarity(
        self, candidates: list[Candidate], hits: list[dict[int, tuple[float, Way]]]
    ) -> list[float]:
        """Return how much each group says: what is in every text says little."""
        families: dict[int, set[str]] = defaultdict(set)
        for candidate, found in zip(candidates, hits, strict=True):
            for number, (_worth, way) in found.items():
                if not way.slips:
                    families[number].add(candidate.family)
        total = len({candidate.family for candidate in candidates}) + 1
        return [
            log(1.6 + total / (1 + len(families[number])))
            if families[number]
            # No text holds it: what it may have been meant to be is a guess.
            else log(1.6 + total) * GUESSED
            for number in range(len(self.query.groups))
        ]

    def _fit(
        self,
        candidate: Candidate,
        found: dict[int, tuple[float, Way]],
        rarity: list[float],
        whole: float,
        covered: float,
    ) -> Fit:
        """Score a candidate that holds so much of what was asked for."""
        language = primary(candidate.language)
        title, summary, *_rest = candidate.stems.split(BAR)
        score = sum(rarity[number] * worth for number, (worth, _way) in found.items()) / whole
        score *= 0.4 + 0.6 * covered
        ways = [way for _worth, way in found.values()]
        score += TITLE_IS_ALL * self._title_share(title, language, ways) * covered
        pairs = self._pairs[language]
        if pairs:
            near = sum(pair in title or pair in summary for pair in pairs)
            score += NEIGHBOURS * near / len(pairs)
        score *= self.boosts.get(candidate.kind, 1.0)
        if candidate.language and language != self.query.language:
            score *= self.other_language
        return Fit(candidate.key, candidate.family, candidate.language, score, covered, ways)

    def _title_share(self, title: str, language: str, ways: list[Way]) -> float:
        """Return how much of the title was asked for."""
        length = len(title.split())
        if not length:
            return 0.0
        # Words of a title that was not asked for cost nothing.
        asked = {word for way in ways for word in self._stems_of(way, language) if word in title}
        return min(1.0, len(asked) / length)

    def _stems_of(self, way: Way, language: str) -> list[str]:
        """Return the words of a way as they stand in a line of stems."""
        key = (id(way), language)
        if key not in self._stems:
            self._stems[key] = [f" {stem(word, language)} " for word in way.words]
        return self._stems[key]


def _needles_of(way: Way, codes: tuple[str, ...]) -> list[Needle]:
    """Return what to look for in texts of these languages for one way to say it."""
    if way.language and not {way.language, ""} & set(codes):
        return []
    found: dict[tuple[str, ...], Needle] = {}
    for code in codes:
        if way.begins:
            words = tuple(f" {word}" for word in way.words)
            found[words] = (words, words[0], way.quality, way)
            continue
        bare = tuple(stem(word, code) for word in way.words)
        words = tuple(f" {word} " for word in bare)
        found[words] = (words, f" {' '.join(bare)} ", way.quality, way)
    return list(found.values())


def _worth(words: tuple[str, ...], phrase: str, parts: list[str]) -> float:
    """Return what finding the words in these parts is worth; a phrase stands together in a title.

    Of other parts only the set of stems is known: there all words of a phrase are enough.
    """
    if len(words) == 1:
        found = [number for number, part in enumerate(parts) if words[0] in part]
    else:
        found = [number for number, part in enumerate(parts) if all(word in part for word in words)]
    if not found:
        # One word of the phrase here, another there.
        return WEIGHTS[-1] * APART
    # The first place is worth most, unless the words stand apart in a title.
    best = WEIGHTS[found[0]]
    if found[0] == 0 and len(words) > 1 and phrase not in parts[0]:
        best = max([best * APART, *(WEIGHTS[number] for number in found[1:])])
    return best + ELSEWHERE_TOO * (len(found) - 1)
