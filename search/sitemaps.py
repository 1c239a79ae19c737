"""The sitemap: one file per language, every live public page in it with its translations."""

from collections import defaultdict
from typing import Any

from django.db.models import Count, Max
from django.http import HttpRequest
from wagtail.contrib.sitemaps import Sitemap
from wagtail.models import Page

from .selectors.site import public_pages

LIMIT = 5000


def files() -> list[tuple[str, int, Any]]:
    """Return (language, number of the file, last change) of every file, in one query."""
    of_pages = public_pages().filter(depth__gt=1).values("locale__language_code")
    counted = of_pages.annotate(pages=Count("pk"), newest=Max("last_published_at"))
    return [
        (row["locale__language_code"], number, row["newest"])
        for row in counted.order_by("locale__language_code")
        for number in range(1, -(-row["pages"] // LIMIT) + 1)
    ]


class LanguageSitemap(Sitemap):
    """The pages of one language with `hreflang` alternates, in five queries however many."""

    limit = LIMIT

    def __init__(self, request: HttpRequest, language: str) -> None:
        """Keep whose request it is, and the language."""
        super().__init__(request)
        self.language = language

    def items(self) -> Any:
        """Return the pages of the language, its home page among them."""
        pages = public_pages().filter(depth__gt=1, locale__language_code=self.language)
        return pages.select_related("locale").order_by("path")

    def _urls(self, page: int, protocol: str, domain: str) -> list[dict[str, Any]]:
        """Return the entries of one page of the map."""
        pages = list(self.paginator.page(page).object_list)
        families: dict[Any, list[Page]] = defaultdict(list)
        siblings = public_pages().filter(translation_key__in={one.translation_key for one in pages})
        for sibling in siblings.select_related("locale").order_by("locale__pk"):
            families[sibling.translation_key].append(sibling)
        return [
            {
                "location": item.get_full_url(self.request),
                "lastmod": self.lastmod(item),
                "alternates": self._alternates(families[item.translation_key]),
            }
            for item in pages
        ]

    def _alternates(self, family: list[Page]) -> list[dict[str, str]]:
        """Return where else the page is; the first of the family serves all other languages."""
        if len(family) < 2:
            return []
        found = [
            {"lang_code": one.locale.language_code, "location": one.get_full_url(self.request)}
            for one in family
        ]
        return [*found, {**found[0], "lang_code": "x-default"}]
