"""Learning which words public texts hold, in the background, for slips and other spellings."""

from collections import Counter, defaultdict
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
    rows = SearchWord.objects.order_by("pk").values_list("word", "languages")
    known = dict(rows.filter(word__in=found) if len(found) < PART else rows)
    said = {word: _said({*known.get(word, "").split(), *codes}) for word, codes in found.items()}
    new = sorted(found.keys() - known.keys())
    _write([SearchWord(word=word, languages=said[word]) for word in new], "languages")
    more = sorted(word for word in found.keys() & known.keys() if said[word] != known[word])
    _write([SearchWord(word=word, languages=said[word]) for word in more], "languages")
    for start in range(0, len(new), PART):
        _remember_trigrams(new[start : start + PART])


def _said(languages: set[str]) -> str:
    """Return languages in one line, as `SearchWord` keeps them."""
    line = " "
    for code in sorted(languages):
        if len(line) + len(code) < LONGEST_LANGUAGES:
            line += f"{code} "
    return line


def _write(words: list[SearchWord], *columns: str) -> None:
    """Write words, or these columns of those that are there."""
    SearchWord.objects.bulk_create(
        words,
        update_conflicts=True,
        unique_fields=["word"],
        update_fields=columns,
        batch_size=PART,
    )


def _remember_trigrams(words: list[str]) -> None:
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

    Of those that stay is noted anew in which languages they are used and in how many texts.
    """
    visible = SearchDocument.objects.visible().order_by()
    held: dict[str, set[str]] = defaultdict(set)
    texts: Counter[str] = Counter()
    for language, words in visible.values_list("language", "words").iterator(PART):
        own = words_in(words)
        texts.update(own)
        for word in own:
            held[word].add(primary(language) or ANY)
    gone, other = [], []
    for row in SearchWord.objects.order_by("word"):
        told = SearchWord(
            word=row.word, languages=_said(held[row.word]), texts=about(texts[row.word])
        )
        if row.word not in texts:
            gone.append(row.pk)
        elif (row.languages, row.texts) != (told.languages, told.texts):
            other.append(told)
    for start in range(0, len(gone), PART):
        SearchWord.objects.filter(pk__in=gone[start : start + PART]).delete()
    _write(other, "languages", "texts")
    return len(gone)


def about(number: int) -> int:
    """Return a number cut to a power of two, which seldom becomes another one."""
    return 1 << (number.bit_length() - 1) if number else 0
