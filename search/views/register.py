"""The register outside of its pages: the feed of what changed, and the map for other websites."""

from urllib.parse import urlsplit

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import translation
from django.utils.cache import patch_vary_headers
from django.utils.feedgenerator import Atom1Feed
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from campaign.views.asked_language import asked_language
from campaign.views.framing import let_frame
from home.caching import let_proxies_keep
from network.models.directory_page import DIRECTORY_SLUG
from network.selectors.filters import chosen_filters
from network.selectors.map import map_context

from ..answers import LICENCE
from ..selectors.register_changes import changes


@require_safe
def register_changes(request: HttpRequest) -> HttpResponse:
    """Answer with what changed lately, as Atom (RFC 4287)."""
    language = get_language() or settings.LANGUAGE_CODE
    host = urlsplit(settings.BASE_URL).hostname
    feed = Atom1Feed(
        title=_("Changes in the register – %(site)s") % {"site": settings.WAGTAIL_SITE_NAME},
        link=f"{settings.BASE_URL}/{language}/{DIRECTORY_SLUG}/",
        description="",
        language=language,
        feed_url=f"{settings.BASE_URL}{request.path}",
        feed_copyright=LICENCE,
    )
    for entry in changes(language):
        feed.add_item(
            title=entry.title,
            link=entry.url,
            description=entry.words,
            unique_id=f"tag:{host},2026:register:{entry.key}",
            updateddate=entry.moment,
            pubdate=entry.moment,
        )
    response = HttpResponse(feed.writeString("utf-8"), content_type=Atom1Feed.content_type)
    let_proxies_keep(response)
    return response


@require_safe
def embedded_map(request: HttpRequest) -> HttpResponse:
    """Show the map of the directory, with its own filters, for a frame on another website."""
    with translation.override(asked_language(request)):
        language = translation.get_language() or settings.LANGUAGE_CODE
        context = {
            "map": map_context(chosen_filters(request.GET)),
            "action": f"{settings.BASE_URL}/{language}/{DIRECTORY_SLUG}/",
        }
        response = let_frame(render(request, "embed/register_map.html", context))
        response.headers["X-Robots-Tag"] = "noindex"
        response.headers["X-Own-Page"] = "1"
        response.headers["Content-Language"] = language
        let_proxies_keep(response)
        if "lang" not in request.GET:
            patch_vary_headers(response, ["Accept-Language"])
    return response
