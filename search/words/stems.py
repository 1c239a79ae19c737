"""Light stemming: plural and gender, and in English a few endings of verbs.

Words come folded: without accents and case. After Harman (1991, "How effective is suffixing?") for
English and Savoy (2006, "Light stemming approaches for the French, Portuguese, German and Hungarian
languages"). Both databases rank by these stems; PostgreSQL finds by those of its own dictionaries.
"""

import hashlib
import re
from collections.abc import Iterable
from functools import lru_cache

# Language -> its rules in rounds: of each round the first ending that fits is replaced, when as
# many letters as given stay.
_Rules = tuple[tuple[tuple[str, str, int], ...], ...]
_RULES: dict[str, _Rules] = {
    "en": (
        (
            ("sses", "ss", 2), ("ies", "y", 2), ("ches", "ch", 2), ("shes", "sh", 2),
            ("xes", "x", 2), ("ss", "ss", 1), ("us", "us", 2), ("is", "is", 2), ("s", "", 3),
        ),
        (
            ("isation", "is", 3), ("ization", "is", 3), ("ising", "is", 3), ("izing", "is", 3),
            ("ised", "is", 3), ("ized", "is", 3), ("iser", "is", 3), ("izer", "is", 3),
            ("ise", "is", 4), ("ize", "is", 4), ("ations", "", 5), ("ation", "", 5),
            ("ating", "", 5), ("ated", "", 5), ("ator", "", 5), ("ate", "", 5), ("ing", "", 4),
            ("eed", "eed", 1), ("ed", "", 4), ("er", "", 4), ("ly", "", 4),
        ),
        (("e", "", 4), ("y", "i", 3)),
        (("pp", "p", 3), ("tt", "t", 3), ("nn", "n", 3), ("gg", "g", 3), ("mm", "m", 3)),
    ),
    "es": (
        (("mente", "", 4),),
        (
            ("ciones", "cion", 2), ("siones", "sion", 2), ("ces", "z", 2), ("ores", "or", 2),
            ("eses", "es", 2), ("iles", "il", 2), ("ales", "al", 2), ("eles", "el", 2),
            ("ares", "ar", 2), ("dades", "dad", 2), ("os", "", 3), ("as", "", 3), ("es", "", 3),
            ("pais", "pais", 0), ("s", "", 3),
        ),
        (("a", "", 3), ("o", "", 3), ("e", "", 3)),
    ),
    "fr": (
        (
            ("eaux", "eau", 1), ("travaux", "travail", 0), ("aux", "al", 3), ("eux", "eu", 2),
            ("x", "", 3), ("s", "", 3),
        ),
        (
            ("trice", "teur", 3), ("euse", "eur", 3), ("iere", "ier", 3), ("enne", "en", 3),
            ("onne", "on", 3), ("elle", "el", 3), ("ement", "", 4), ("ee", "", 3), ("ive", "if", 3),
            ("er", "", 4), ("ez", "", 4), ("e", "", 3),
        ),
        (("nn", "n", 3), ("ll", "l", 3), ("tt", "t", 3), ("e", "", 4)),
    ),
    "pt": (
        (("mente", "", 4),),
        (
            ("oes", "ao", 2), ("aes", "ao", 2), ("ais", "al", 2), ("eis", "el", 2),
            ("ois", "ol", 2), ("ores", "or", 2), ("eses", "es", 2), ("ares", "ar", 2),
            ("zes", "z", 2), ("ns", "m", 2), ("ades", "ad", 2), ("aos", "ao", 1), ("os", "", 3),
            ("as", "", 3), ("es", "", 3), ("pais", "pais", 0), ("s", "", 3),
        ),
        (("ao", "ao", 1), ("a", "", 3), ("o", "", 3), ("e", "", 3)),
    ),
}  # fmt: skip
LANGUAGES = tuple(_RULES)
# Other rules have another one: what was cut by older rules is noticed, and cut anew.
EDITION = hashlib.md5(repr(_RULES).encode(), usedforsecurity=False).hexdigest()[:8]
LONGEST_WORD = 40
_LATIN = re.compile(r"[a-z]+")


@lru_cache(maxsize=100_000)
def stem(word: str, language: str) -> str:
    """Return the stem of a folded word; the word itself where there are no rules for it."""
    rules = _RULES.get(language)
    if rules is None or not _LATIN.fullmatch(word):
        return word
    for endings in rules:
        for ending, other, least in endings:
            if word.endswith(ending) and len(word) - len(ending) >= least:
                word = word[: len(word) - len(ending)] + other
                break
    return word


@lru_cache(maxsize=1000)
def primary(language: str) -> str:
    """Return the language of a tag without its country: "pt" for "pt-BR"."""
    return language.partition("-")[0].lower()


def stems(words: Iterable[str], language: str) -> Iterable[str]:
    """Return the stems of folded words; in every language we know when none is given."""
    if language:
        return (stem(word, primary(language)) for word in words)
    return (one for word in words for one in {word, *(stem(word, code) for code in LANGUAGES)})
