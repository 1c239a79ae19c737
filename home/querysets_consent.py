"""Querysets of consent records."""

from typing import Any

from django.db.models import QuerySet
from django.utils import timezone


class ConsentQuerySet(QuerySet[Any]):
    """Records of agreements."""

    def standing(self) -> "ConsentQuerySet":
        """Return those that no newer answer has replaced, whether they still hold or not."""
        return self.filter(replaced_at__isnull=True)

    def live(self) -> "ConsentQuerySet":
        """Return those that hold today."""
        return self.standing().filter(
            withdrawn_at__isnull=True, expires_on__gte=timezone.localdate()
        )

    def of(self, page: Any) -> "ConsentQuerySet":
        """Return those about a text, whichever of its translations `page` is."""
        return self.filter(text_key=page.translation_key)
