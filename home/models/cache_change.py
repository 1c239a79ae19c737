"""What proxies still have to forget: a queue that the worker empties."""

from typing import ClassVar

from django.db import models
from django.db.models.functions import Now


class CacheChange(models.Model):
    """One change of something public, written right after its commit.

    The worker finds the addresses that showed it (home.selectors.stale_addresses) and asks every
    proxy to forget them, twice: a proxy may have been fetching the old page at that very moment.
    """

    kind = models.CharField(max_length=60)
    key = models.BigIntegerField(default=0)
    path = models.CharField(max_length=500, blank=True)
    made_at = models.DateTimeField(db_default=Now())
    due_at = models.DateTimeField(db_default=Now())
    told = models.BooleanField(default=False)
    failures = models.PositiveIntegerField(default=0)

    class Meta:
        """The worker asks for what is due."""

        indexes: ClassVar = [models.Index(fields=["due_at"], name="home_cachechange_due")]

    def __str__(self) -> str:
        """Name the change by what changed."""
        return f"{self.kind} {self.key or self.path}"
