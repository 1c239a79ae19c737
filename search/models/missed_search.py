"""What people looked for in vain, without anything about who they are."""

from typing import ClassVar

from django.db import models


class MissedSearch(models.Model):
    """One folded query of one language on one day, and in how many of its hours it was asked."""

    day = models.DateField()
    language = models.CharField(max_length=35)
    words = models.CharField(max_length=60)
    times = models.PositiveSmallIntegerField(default=1)
    # The hour of that day in which it was asked last: reloading a page counts once.
    last_hour = models.PositiveSmallIntegerField()

    class Meta:
        """A query is one row a day."""

        default_permissions: ClassVar = ("view",)
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["day", "language", "words"], name="missed_search_once_a_day"
            )
        ]

    def __str__(self) -> str:
        """Give the words."""
        return self.words
