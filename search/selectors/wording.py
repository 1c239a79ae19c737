"""Other ways to say what somebody typed: synonyms, slips, words written together or apart."""

from collections.abc import Mapping
from itertools import pairwise
from threading import Lock

from django.apps import apps

from ..models import SearchWord, Synonyms
from ..words.query import JOINED, Query, Way
from ..words.stop_words import without_stop_words
from ..words.synonyms import SynonymIndex
from .slips import SHORTEST_SLIP, without_slips

# What stands in so many texts is found without what means the same; phrases stand in fewer than
# their words do.
COMMON, PHRASE = 512, 8

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
    _weigh(query, known)
    _join(query, known)
    _split(query, known)
    strange = [
        word
        for word in telling
        if word not in known and len(word) >= SHORTEST_SLIP and not index.knows(word)
    ]
    if strange:
        for word, ways in without_slips(strange, language).items():
            _repair(query, word, ways, index, language)
    return query


def _halves(word: str) -> list[tuple[str, str]]:
    """Return the ways to cut a word in two that may both be words."""
    return [(word[:place], word[place:]) for place in range(3, len(word) - 2)]


def _known(words: list[str]) -> dict[str, int]:
    """Return which of the words, of neighbours as one and of halves public texts hold.

    With each is said in about how many texts it stands.
    """
    asked = {*words, *(one + two for one, two in pairwise(words))}
    asked |= {half for word in words for pair in _halves(word) for half in pair}
    return dict(SearchWord.objects.filter(word__in=asked).values_list("word", "texts"))


def _weigh(query: Query, known: Mapping[str, int]) -> None:
    """Note which words are known and which are common, so that the index is asked for less."""
    for group in query.groups:
        texts = min(known.get(word, -1) for word in group.typed)
        group.is_known = texts >= 0
        group.is_common = texts >= COMMON * (1 if len(group.typed) == 1 else PHRASE)


def _join(query: Query, known: Mapping[str, int]) -> None:
    """Find "day care" where "daycare" stands."""
    for left, right in pairwise(query.groups):
        if len(left.typed) == len(right.typed) == 1:
            whole = left.typed[0] + right.typed[0]
            if whole in known:
                for group in (left, right):
                    group.add([Way((whole,), JOINED)])


def _split(query: Query, known: Mapping[str, int]) -> None:
    """Find "daycare" where "day care" stands."""
    for group in query.groups:
        word = group.typed[0]
        if len(group.typed) == 1 and word not in known:
            group.add(Way(pair, JOINED) for pair in _halves(word) if known.keys() >= set(pair))


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
