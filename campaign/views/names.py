"""The wall of names: /p/<code>/names/."""

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import translation
from django.views.decorators.http import require_safe

from home.caching import let_proxies_keep
from home.typed_numbers import whole_number

from ..models import PledgePage
from ..selectors.signing import find_offer, page_of
from ..selectors.switches import wall_is_hidden
from ..selectors.wall import LAST_PAGE, Names, page_of_names
from .asked_language import asked_language
from .sign_answers import gone_page


@require_safe
def names(request: HttpRequest, code: str) -> HttpResponse:
    """Show who signed and agreed to be shown, page by page."""
    with translation.override(asked_language(request)):
        offer = find_offer(code, translation.get_language() or settings.LANGUAGE_CODE)
        number = whole_number(request.GET.get("page", "1")) or 0
        if offer is None or not 1 <= number <= LAST_PAGE:
            return gone_page(request, 404)
        page = page_of(offer)
        request.cradle_page = page  # type: ignore[attr-defined]
        hidden = wall_is_hidden()
        wall = Names([], False) if hidden else page_of_names(offer.pledge.pk, number)
        context = {
            "page": page,
            "pledge": offer.pledge,
            "names": wall.names,
            "hidden": hidden,
            "number": number,
            "newer": number - 1 if number > 1 else None,
            "older": number + 1 if wall.more else None,
        }
        response = render(request, "pages/pledge_names.html", context)
        # As short as the page of the pledge: who takes her name back is gone within seconds.
        let_proxies_keep(response, PledgePage.cache_seconds)
        # Search engines would keep names that were taken back.
        response.headers["X-Robots-Tag"] = "noindex"
        response.headers["Content-Language"] = translation.get_language() or settings.LANGUAGE_CODE
        if "lang" not in request.GET:
            response.headers["Vary"] = "Accept-Language"
    return response
