"""Querysets of consent records."""

from collections.abc import Collection
from typing import Any

from django.db.models import QuerySet
from django.utils import timezone
from wagtail.models import Page


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

    def in_languages(self, languages: Collection[str]) -> "ConsentQuerySet":
        """Return those about texts that lie in the tree of one of `languages` (codes)."""
        pages = Page.objects.filter(locale__language_code__in=languages)
        return self.filter(text_key__in=pages.values("translation_key"))

    def of(self, page: Any) -> "ConsentQuerySet":
        """Return those about a text, whichever of its translations `page` is."""
        return self.filter(text_key=page.translation_key)
