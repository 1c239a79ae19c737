"""By what words an organisation is found: its names without accents, cut into trigrams."""

from django.db import models

from .organisation import Organisation


class SearchEntry(models.Model):
    """The names, acronym and town of an organisation in plain Latin letters, one a line.

    Derived from the record by `actions.remember_names`, and never shown.
    """

    organisation = models.OneToOneField(
        Organisation, on_delete=models.CASCADE, primary_key=True, related_name="search_entry"
    )
    text = models.TextField()

    def __str__(self) -> str:
        """Return the lines as one."""
        return self.text.replace("\n", " · ")


class SearchTrigram(models.Model):
    """One trigram of an organisation's names, as a number (see `network.spelling`)."""

    organisation = models.ForeignKey(
        Organisation, on_delete=models.CASCADE, related_name="search_trigrams"
    )
    trigram = models.IntegerField()

    class Meta:
        """Found by the trigram; the organisation stands in the same index."""

        constraints = (
            models.UniqueConstraint(
                fields=["trigram", "organisation"], name="organisation_trigram_once"
            ),
        )

    def __str__(self) -> str:
        """Return its number."""
        return str(self.trigram)
