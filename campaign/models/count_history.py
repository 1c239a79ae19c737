"""What was told of a count by country and channel."""

from django.db import models

from .pledge import Pledge


class CountHistory(models.Model):
    """The cells that were told of a pledge, in the order of telling; they only become more.

    Each is a list: first day, last day, country, channel, evidence, number; see
    `campaign.published_cells`.
    """

    pledge = models.OneToOneField(Pledge, on_delete=models.CASCADE, related_name="count_history")
    cells = models.JSONField(default=list, editable=False)

    def __str__(self) -> str:
        """Name the pledge."""
        return str(self.pledge)
