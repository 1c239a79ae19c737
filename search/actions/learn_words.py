"""Learning which words public texts hold, in the background, for slips and other spellings."""

from collections import defaultdict
from collections.abc import Iterable, Mapping

from django.db import transaction

from network.spelling import spelled, trigrams

from ..models import SearchDocument, SearchWord, WordTrigram
from ..models.word import LONGEST_LANGUAGES
from ..words.parts import BAR
from ..words.stems import LONGEST_WORD, primary

AT_ONCE = 500
PART = 2000
# Shorter words are no help against slips; numbers neither.
SHORTEST = 3
# Names belong to every language.
ANY = "any"


def words_in(document: str) -> set[str]:
    """Return the words of `SearchDocument.words` that are worth knowing, not those of a file."""
    own = document.rpartition(BAR)[0]
    words = own.replace(BAR, " ").split()
    return {word for word in words if SHORTEST <= len(word) <= LONGEST_WORD and not word.isdigit()}


def _languages_of(rows: Iterable[tuple[str, str]]) -> dict[str, set[str]]:
    """Return in which languages (language, words) of documents hold each word."""
    found: dict[str, set[str]] = defaultdict(set)
    for language, words in rows:
        code = primary(language) or ANY
        for word in words_in(words):
            found[word].add(code)
    return found


@transaction.atomic
def learn_words() -> int:
    """Note the words of documents that were not looked at yet; return how many documents.

    Run every half a minute. Two who run at once note the same words once.
    """
    rows = list(
        SearchDocument.objects.filter(learned=False)
        .order_by("pk")
        .values_list("pk", "language", "words")[:AT_ONCE]
    )
    if not rows:
        return 0
    found = _languages_of((language, words) for _pk, language, words in rows)
    learn(found)
    SearchDocument.objects.filter(pk__in=[row[0] for row in rows]).update(learned=True)
    return len(rows)


def learn(found: Mapping[str, set[str]]) -> None:
    """Note words with the languages in which they are used, beside those that are known."""
    rows = SearchWord.objects.all()
    if len(found) < PART:
        rows = rows.filter(word__in=found)
    known = {row.word: row for row in rows.order_by("pk")}
    more = []
    for word in sorted(found.keys() & known.keys()):
        said = _said({*known[word].languages.split(), *found[word]})
        if said != known[word].languages:
            known[word].languages = said
            more.append(known[word])
    SearchWord.objects.bulk_update(more, ["languages"], batch_size=PART)
    new = sorted(found.keys() - known.keys())
    for start in range(0, len(new), PART):
        _write({word: _said(found[word]) for word in new[start : start + PART]})


def _said(languages: set[str]) -> str:
    """Return languages in one line, as `SearchWord` keeps them."""
    line = " "
    for code in sorted(languages):
        if len(line) + len(code) < LONGEST_LANGUAGES:
            line += f"{code} "
    return line


def _write(words: Mapping[str, str]) -> None:
    SearchWord.objects.bulk_create(
        [SearchWord(word=word, languages=languages) for word, languages in words.items()],
        ignore_conflicts=True,
    )
    rows = SearchWord.objects.filter(word__in=words).values_list("pk", "word")
    WordTrigram.objects.bulk_create(
        (
            WordTrigram(word_id=pk, trigram=number)
            for pk, word in rows
            for number in sorted(trigrams(spelled(word)))
        ),
        ignore_conflicts=True,
        batch_size=PART * 5,
    )


def forget_words() -> int:
    """Forget the words that no public text holds any more; return how many. Run daily.

    Of those that stay the languages are noted anew.
    """
    visible = SearchDocument.objects.visible().order_by()
    held = _languages_of(visible.values_list("language", "words").iterator(PART))
    gone, other = [], []
    for row in SearchWord.objects.order_by("pk"):
        if row.word not in held:
            gone.append(row.pk)
        elif row.languages != (said := _said(held[row.word])):
            row.languages = said
            other.append(row)
    for start in range(0, len(gone), PART):
        SearchWord.objects.filter(pk__in=gone[start : start + PART]).delete()
    SearchWord.objects.bulk_update(other, ["languages"], batch_size=PART)
    return len(gone)
