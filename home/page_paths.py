"""The address of a page, from what it knows of itself.

Wagtail asks Django's resolver for each link, with the language switched over to that of the page: a
tenth of what a page with menu and cards costs.
"""

from urllib.parse import quote

from django.http import HttpRequest
from wagtail.models import Site
from wagtail.models.sites import SiteRootPath

# What Django's resolver leaves as it is (RFC 3986, 3.3).
_SAFE = "!$&'()*+,;=/~:@"


def path_below(root: SiteRootPath, url_path: str) -> str:
    """Return the path of a page in the tree of `root`: its language, then its place there."""
    rest = url_path[len(root.root_path) :]
    return f"/{root.language_code}/{rest if rest.isascii() else quote(rest, safe=_SAFE)}"


def site_roots(request: HttpRequest | None) -> list[SiteRootPath]:
    """Return where the trees of the site begin; asks the cache once a request, as Wagtail does."""
    if request is None:
        return Site.get_site_root_paths()
    roots: list[SiteRootPath] | None = getattr(request, "_wagtail_cached_site_root_paths", None)
    if roots is None:
        roots = Site.get_site_root_paths()
        request._wagtail_cached_site_root_paths = roots  # type: ignore[attr-defined]
    return roots


def page_path(url_path: str, request: HttpRequest | None) -> str:
    """Return the path of the page with this `url_path`; "" when it lies in no tree of the site."""
    for root in site_roots(request):
        if url_path.startswith(root.root_path):
            return path_below(root, url_path)
    return ""
