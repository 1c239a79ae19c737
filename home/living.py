"""The languages that can be visited: those whose home page is public."""

from django.conf import settings
from django.core.cache import caches
from django.db import DatabaseError
from django.http import HttpRequest
from wagtail.models import Page, Site
from wagtail.models.sites import SiteRootPath

KEY = "living_languages"
KEPT_SECONDS = 60
# While the database is away its error must not be waited for by every visitor.
KEPT_BLIND_SECONDS = 5


def of_paths(live: set[str], site_roots: list[SiteRootPath]) -> list[str]:
    """Return the languages whose home pages have one of these `url_path`s, in the site's order."""
    roots = {root.language_code: root.root_path for root in site_roots}
    return [code for code, _name in settings.LANGUAGES if roots.get(code) in live]


def living_languages(request: HttpRequest | None = None, *, fresh: bool = False) -> list[str]:
    """Return the languages with a live home page, in the site's order.

    A page that was routed knows them (`home.routing`); others ask once a minute. Without database
    all languages count as living: error pages and cached answers still have one.

    Args:
        request: whose routing may know them.
        fresh: asks the database, whatever was kept.
    """
    found: list[str] | None = getattr(request, "cradle_living", None)
    if found is not None:
        return found
    cache = caches["renditions"]
    found = None if fresh else cache.get(KEY)
    if found is None:
        try:
            roots = Site.get_site_root_paths()
            paths = [root.root_path for root in roots]
            live = Page.objects.filter(url_path__in=paths).live().values_list("url_path", flat=True)
            found = of_paths(set(live), roots)
            cache.set(KEY, found, KEPT_SECONDS)
        except DatabaseError:
            found = [code for code, _name in settings.LANGUAGES]
            cache.set(KEY, found, KEPT_BLIND_SECONDS)
    return found


def forget_living() -> None:
    """Ask again the next time: a home page has changed."""
    caches["renditions"].delete(KEY)
