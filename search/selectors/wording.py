"""Other ways to say what somebody typed: synonyms, slips, words written together or apart."""

from collections import defaultdict
from itertools import pairwise
from threading import Lock

from django.apps import apps
from django.db.models import Count

from network.spelling import slips, spelled, trigrams

from ..models import SearchWord, Synonyms, WordTrigram
from ..words.query import JOINED, Query, Way
from ..words.stop_words import without_stop_words
from ..words.synonyms import SynonymIndex

SHORTEST_SLIP = 4
# Which part of the trigrams must be shared, how many words are compared, how many are taken.
SHARED, COMPARED, TAKEN = 0.34, 120, 3
WORTH = {1: 0.8, 2: 0.6}
# People seldom miss the first letter: such a word is a guess.
OTHER_BEGINNING = 0.6

_lock = Lock()
_kept: tuple[int, SynonymIndex] | None = None


def synonym_index() -> SynonymIndex:
    """Return the groups that editors keep; they are read each time, and cut up when they change."""
    global _kept
    rows = list(Synonyms.objects.order_by("pk").values_list("language", "words"))
    rows += _glossary()
    mark = hash(tuple(rows))
    with _lock:
        if _kept is None or _kept[0] != mark:
            groups = [(language, words.splitlines()) for language, words in rows]
            _kept = mark, SynonymIndex(groups)
        return _kept[1]


def _glossary() -> list[tuple[str, str]]:
    """Return the words of the library's glossary with their other spellings, of any language."""
    try:
        terms = apps.get_model("library", "GlossaryTerm").objects.order_by("pk")
    except LookupError:
        return []
    found = []
    for said, variants in terms.values_list("term", "variants"):
        lines = dict.fromkeys([*(said or {}).values(), *variants.splitlines()])
        found.append(("", "\n".join(line for line in lines if line)))
    return found


def worded(words: list[str], language: str) -> Query:
    """Return the query for folded words typed by a reader of `language`, in three statements."""
    if not words:
        return Query([], language)
    index = synonym_index()
    telling = without_stop_words(words, language)
    query = Query(index.grouped(telling, language), language)
    known = _known(telling)
    _join(query, known)
    _split(query, known)
    strange = [
        word
        for word in telling
        if word not in known and len(word) >= SHORTEST_SLIP and not index.knows(word)
    ]
    if strange:
        for word, ways in _without_slips(strange).items():
            _repair(query, word, ways, index, language)
    return query


def _halves(word: str) -> list[tuple[str, str]]:
    """Return the ways to cut a word in two that may both be words."""
    return [(word[:place], word[place:]) for place in range(3, len(word) - 2)]


def _known(words: list[str]) -> set[str]:
    """Return which of the words, of neighbours as one and of halves public texts hold."""
    asked = {*words, *(one + two for one, two in pairwise(words))}
    asked |= {half for word in words for pair in _halves(word) for half in pair}
    found = SearchWord.objects.filter(word__in=asked)
    return set(found.values_list("word", flat=True))


def _join(query: Query, known: set[str]) -> None:
    """Find "day care" where "daycare" stands."""
    for left, right in pairwise(query.groups):
        if len(left.typed) == len(right.typed) == 1:
            whole = left.typed[0] + right.typed[0]
            if whole in known:
                for group in (left, right):
                    group.add([Way((whole,), JOINED)])


def _split(query: Query, known: set[str]) -> None:
    """Find "daycare" where "day care" stands."""
    for group in query.groups:
        word = group.typed[0]
        if len(group.typed) == 1 and word not in known:
            group.add(Way(pair, JOINED) for pair in _halves(word) if known.issuperset(pair))


def _without_slips(words: list[str]) -> dict[str, list[Way]]:
    """Return for each word that no text holds the words that it may have been meant to be."""
    plain = {word: spelled(word).replace(" ", "") for word in words}
    numbers = {word: trigrams(text) for word, text in plain.items() if text}
    every = set().union(*numbers.values()) if numbers else set()
    if not every:
        return {}
    rows = (
        WordTrigram.objects.filter(trigram__in=every)
        .values_list("word__word")
        .annotate(shared=Count("pk"))
        .filter(shared__gte=2)
        .order_by("-shared", "word__word")
    )
    near = [word for word, _shared in rows[: COMPARED * len(words)]]
    found: dict[str, list[Way]] = defaultdict(list)
    for word, text in plain.items():
        if any(other.startswith(word) for other in near):
            # She has not typed the end yet.
            continue
        found[word] = _nearest(word, text, near)
    return found


def _nearest(word: str, text: str, near: list[str]) -> list[Way]:
    most = 1 if len(text) < 7 else 2
    ranked = []
    for other in near:
        written = spelled(other).replace(" ", "")
        if len(written) < SHORTEST_SLIP - 1 or other == word:
            continue
        number = slips(text, written, most)
        if number <= most:
            ranked.append((max(number, 1), written[:1] != text[:1], other))
    if not ranked:
        return []
    fewest = min(ranked)[0]
    best = [one for one in sorted(ranked) if one[0] == fewest][:TAKEN]
    return [
        Way((other,), WORTH[number] * (OTHER_BEGINNING if first else 1), slips=True)
        for number, first, other in best
    ]


def _repair(query: Query, word: str, ways: list[Way], index: SynonymIndex, language: str) -> None:
    """Add the words that were meant, and what means the same as they do."""
    for group in query.groups:
        if word not in group.typed:
            continue
        for way in ways:
            meant = tuple(way.words[0] if one == word else one for one in group.typed)
            group.add([Way(meant, way.quality, slips=True)])
            if way.words[0][:1] != word[:1]:
                continue
            for same in index.grouped(list(meant), language):
                if same.typed == meant:
                    group.add(
                        Way(one.words, one.quality * way.quality, one.language, slips=True)
                        for one in same.ways
                        if not one.begins and one.words != meant
                    )
