"""Learning which words public texts hold, in the background, for slips and other spellings."""

from django.db import transaction

from network.spelling import spelled, trigrams

from ..models import SearchDocument, SearchWord, WordTrigram
from ..words.parts import BAR
from ..words.stems import LONGEST_WORD

AT_ONCE = 500
PART = 2000
# Shorter words are no help against slips; numbers neither.
SHORTEST = 3


def words_in(document: str) -> set[str]:
    """Return the words of `SearchDocument.words` that are worth knowing, not those of a file."""
    own = document.rpartition(BAR)[0]
    words = own.replace(BAR, " ").split()
    return {word for word in words if len(word) >= SHORTEST and not word.isdigit()}


@transaction.atomic
def learn_words() -> int:
    """Note the words of documents that were not looked at yet; return how many documents.

    Run every half a minute. Two who run at once note the same words once.
    """
    rows = list(
        SearchDocument.objects.filter(learned=False)
        .order_by("pk")
        .values_list("pk", "words")[:AT_ONCE]
    )
    if not rows:
        return 0
    found = set().union(*(words_in(words) for _pk, words in rows))
    known = set(
        SearchWord.objects.filter(word__in=found).values_list("word", flat=True)
        if len(found) < PART
        else SearchWord.objects.values_list("word", flat=True)
    )
    new = sorted(word for word in found - known if len(word) <= LONGEST_WORD)
    for start in range(0, len(new), PART):
        _write(new[start : start + PART])
    SearchDocument.objects.filter(pk__in=[pk for pk, _words in rows]).update(learned=True)
    return len(rows)


def _write(words: list[str]) -> None:
    SearchWord.objects.bulk_create([SearchWord(word=word) for word in words], ignore_conflicts=True)
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
    """Forget the words that no public text holds any more; return how many. Run daily."""
    held: set[str] = set()
    visible = SearchDocument.objects.visible()
    for words in visible.values_list("words", flat=True).iterator(PART):
        held |= words_in(words)
    known = SearchWord.objects.values_list("pk", "word")
    gone = [pk for pk, word in known if word not in held]
    for start in range(0, len(gone), PART):
        SearchWord.objects.filter(pk__in=gone[start : start + PART]).delete()
    return len(gone)
