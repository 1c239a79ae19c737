"""All updates about one pledge, or of one organisation, page by page."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import get_language
from django.views.decorators.http import require_safe

from home.caching import let_proxies_keep
from home.selectors.locales import locale_of
from network.models import Organisation
from network.selectors.directory import organisation_url

from ..models import PledgePage
from ..selectors.signing import find_offer, page_of
from ..selectors.updates import LAST_PAGE, PER_PAGE, updates_of


@require_safe
def pledge_updates(request: HttpRequest, code: str) -> HttpResponse:
    """Show what is new about a pledge."""
    offer = find_offer(code, get_language() or "en")
    if offer is None:
        raise Http404
    page = page_of(offer)
    context = {
        "name": page.title,
        "language": page.text_language,
        "back_url": page.url,
        "feed_url": reverse("pledge_updates_feed", args=[code]),
    }
    return _answer(request, context, about=offer.pledge.pk)


@require_safe
def organisation_updates(request: HttpRequest, slug: str) -> HttpResponse:
    """Show what is new with an organisation."""
    organisation = Organisation.objects.filter(slug=slug).first()
    if organisation is None:
        raise Http404
    context = {
        "name": organisation.name,
        "back_url": organisation_url(organisation),
        "feed_url": reverse("organisation_updates_feed", args=[slug]),
    }
    return _answer(request, context, organisation=organisation.pk)


def _answer(request: HttpRequest, context: dict[str, Any], **about: Any) -> HttpResponse:
    """Show one page of updates; 404 beyond the last that is shown."""
    asked = request.GET.get("page", "1")
    number = int(asked) if asked.isdecimal() and len(asked) < 4 else 0
    if not 1 <= number <= LAST_PAGE:
        raise Http404
    locale = locale_of(get_language())
    found = updates_of(request, locale.pk, number, PER_PAGE, **about)
    context = {
        **context,
        "updates": found.rows,
        "newer": number - 1 if number > 1 else None,
        "older": number + 1 if found.more else None,
    }
    response = render(request, "pages/updates.html", context)
    # As short as the page of a pledge: who takes her agreement back is gone within seconds.
    let_proxies_keep(response, PledgePage.cache_seconds)
    return response
