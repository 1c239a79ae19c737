"""The words that public texts hold, to find what somebody meant in spite of slips."""

from django.db import models

# So many languages as fit are remembered of one word.
LONGEST_LANGUAGES = 120


class SearchWord(models.Model):
    """One folded word of the index; learned in the background, never shown by itself."""

    word = models.CharField(max_length=40, unique=True)
    # Of the texts that hold it, as " en pt "; names belong to every language: " any ".
    languages = models.CharField(max_length=LONGEST_LANGUAGES, default=" ", db_default=" ")
    # About how many texts hold it; counted once a day.
    texts = models.PositiveIntegerField(default=0, db_default=0)

    def __str__(self) -> str:
        """Give the word."""
        return self.word


class WordTrigram(models.Model):
    """One trigram of a word, as a number (see `network.spelling`)."""

    word = models.ForeignKey(SearchWord, on_delete=models.CASCADE, related_name="trigrams")
    trigram = models.IntegerField()

    class Meta:
        """Found by the trigram; the word stands in the same index."""

        constraints = (
            models.UniqueConstraint(fields=["trigram", "word"], name="word_trigram_once"),
        )

    def __str__(self) -> str:
        """Return its number."""
        return str(self.trigram)
