"""The sitemap: every live public page with its translations."""

from collections import defaultdict
from typing import Any

from wagtail.contrib.sitemaps import Sitemap
from wagtail.models import Page

from .selectors.site import public_pages


class PageSitemap(Sitemap):
    """Pages with `hreflang` alternates, in four queries whatever their number."""

    limit = 5000

    def items(self) -> Any:
        """Return the pages below a home page."""
        return public_pages().filter(depth__gt=1).select_related("locale").order_by("path")

    def _urls(self, page: int, protocol: str, domain: str) -> list[dict[str, Any]]:
        """Return the entries of one page of the map."""
        pages = list(self.paginator.page(page).object_list)
        families: dict[Any, list[Page]] = defaultdict(list)
        for item in pages:
            families[item.translation_key].append(item)
        entries = []
        for item in pages:
            family = families[item.translation_key]
            entries.append(
                {
                    "location": item.get_full_url(self.request),
                    "lastmod": self.lastmod(item),
                    "alternates": [
                        {
                            "lang_code": sibling.locale.language_code,
                            "location": sibling.get_full_url(self.request),
                        }
                        for sibling in family
                        if len(family) > 1
                    ],
                }
            )
        return entries
