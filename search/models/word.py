"""The words that public texts hold, to find what somebody meant in spite of slips."""

from django.db import models


class SearchWord(models.Model):
    """One folded word of the index; learned in the background, never shown by itself."""

    word = models.CharField(max_length=40, unique=True)

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
