"""Feeds of the library, and the page that lists all feeds."""

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from campaign.feeds import atom, atom_answer
from home.caching import let_proxies_keep
from home.parts import Part
from home.selectors.locales import locale_of
from home.selectors.terms import term_counts
from library.selectors.shelf import library_pages

from ..selectors.library_feeds import feed_list, library_feed, site_language


@require_safe
def library(request: HttpRequest, kind: str = "", code: str = "") -> HttpResponse:
    """Answer with what is new in the library, or 304 to who has it already."""
    language = site_language(get_language())
    feed = library_feed(language, kind, code)
    if feed is None:
        raise Http404
    return atom_answer(request, atom(feed, request.path, language), feed.updated)


@require_safe
def feeds(request: HttpRequest) -> HttpResponse:
    """List the feeds, by what they are about."""
    locale = locale_of(get_language())
    groups = feed_list(term_counts(library_pages(locale.pk)))
    part = Part("", _("Feeds"), _("Follow what is new with a feed reader, without an account."))
    request.cradle_part = part  # type: ignore[attr-defined]
    response = render(request, "pages/feeds.html", {"part": part, "groups": groups})
    let_proxies_keep(response)
    return response


@require_safe
def feeds_root(request: HttpRequest) -> HttpResponse:
    """Lead to the list in the visitor's language."""
    response = HttpResponseRedirect(reverse("feeds"))
    response.headers["Vary"] = "Accept-Language"
    let_proxies_keep(response)
    return response
