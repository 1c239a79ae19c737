"""Applying groups of words that mean the same to what somebody typed."""

from collections import defaultdict
from collections.abc import Iterable

from home.text import fold

from .query import SYNONYM, Group, Way, group_of
from .stems import LANGUAGES, stem
from .stop_words import says_something, without_stop_words

Phrase = tuple[str, ...]
LONGEST_PHRASE = 5


class SynonymIndex:
    """Finds the groups to which a phrase belongs, whatever its plural."""

    def __init__(self, groups: Iterable[tuple[str, list[str]]]) -> None:
        """Take (language, lines) of every group."""
        self.groups: list[tuple[str, list[Phrase]]] = []
        self.by_stems: dict[Phrase, set[int]] = defaultdict(set)
        for language, lines in groups:
            phrases = list(dict.fromkeys(tuple(fold(line).split()) for line in lines))
            self._add(language, [phrase for phrase in phrases if phrase])

    def _add(self, language: str, phrases: list[Phrase]) -> None:
        self.groups.append((language, phrases))
        for phrase in phrases:
            for code in (language,) if language else ("", *LANGUAGES):
                # Small words are left out of what somebody typed, too.
                telling = without_stop_words(list(phrase), code)
                self.by_stems[tuple(stem(word, code) for word in telling)].add(len(self.groups) - 1)

    def _found(self, phrase: Phrase, language: str) -> list[int]:
        """Return the groups of a phrase: of the reader's language, of names, else of others."""
        codes = dict.fromkeys((language, "", *LANGUAGES))
        found: list[int] = []
        for code in codes:
            numbers = self.by_stems.get(tuple(stem(word, code) for word in phrase), set())
            found += [
                number
                for number in sorted(numbers)
                if self.groups[number][0] in {"", code} and number not in found
            ]
            if found and any(self.groups[number][0] == language for number in found):
                break
        return found

    def grouped(self, words: list[str], language: str) -> list[Group]:
        """Return what was typed as groups: known phrases together, the longest first."""
        groups, place = [], 0
        while place < len(words):
            for length in range(min(LONGEST_PHRASE, len(words) - place), 0, -1):
                phrase = tuple(words[place : place + length])
                found = self._found(phrase, language)
                if found or length == 1:
                    break
            group = group_of(phrase)
            for number in found:
                of, phrases = self.groups[number]
                group.add(
                    Way(other, SYNONYM, of)
                    for other in phrases
                    if other != phrase and says_something(other, of)
                )
            groups.append(group)
            place += length
        return groups

    def knows(self, word: str) -> bool:
        """Tell whether a word is in a phrase of a group: then it is no slip."""
        return any(word in phrase for _language, phrases in self.groups for phrase in phrases)
