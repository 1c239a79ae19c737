"""The pledge for other websites: /embed/pledges/<code>/, and the script that makes its frame.

No cookie is set or read, and nothing is loaded from anybody else.
"""

from functools import cache
from pathlib import Path
from typing import Any

from django.conf import settings
from django.contrib.staticfiles import finders
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import translation
from django.utils.cache import patch_vary_headers
from django.views.decorators.http import require_safe

from home.caching import let_proxies_keep

from ..attribution import via_of
from ..enums import Channel
from ..forms.sign import SignForm
from ..models import PledgePage
from ..selectors.pledges import state_words
from ..selectors.signing import Offer, find_offer, page_of
from .asked_language import asked_language
from .framing import let_frame
from .sign_answers import switches_of

SCRIPT_SECONDS = 3600


@require_safe
def embedded(request: HttpRequest, code: str) -> HttpResponse:
    """Show the ask, the count and the sign form, for a frame."""
    with translation.override(asked_language(request)):
        offer = find_offer(code, translation.get_language() or settings.LANGUAGE_CODE)
        if offer is None:
            return _kept(request, _gone(request))
        form = None
        if offer.consent_text and offer.pledge.is_signable:
            form = SignForm(offer.consent_text, channel=Channel.EMBED, via=via_of(request))
        return _kept(request, embed_answer(request, "embed/pledge.html", offer, {"form": form}))


@require_safe
def embedded_sent(request: HttpRequest, code: str) -> HttpResponse:
    """Tell her to look into her mail; what she typed is not kept, so nothing of it is shown."""
    with translation.override(asked_language(request)):
        offer = find_offer(code, translation.get_language() or settings.LANGUAGE_CODE)
        if offer is None:
            return _kept(request, _gone(request))
        return _kept(request, embed_answer(request, "embed/sent.html", offer, {}))


def embed_answer(
    request: HttpRequest, template: str, offer: Offer, context: dict[str, Any], status: int = 200
) -> HttpResponse:
    """Show a pledge inside a frame, in the active language."""
    context = {
        "page": page_of(offer),
        "pledge": offer.pledge,
        "signable": offer.pledge.is_signable,
        "state_label": state_words(offer.pledge),
        "switches": switches_of(offer),
        "via": via_of(request),
        **context,
    }
    return let_frame(_own(render(request, template, context, status=status)))


def _gone(request: HttpRequest) -> HttpResponse:
    return let_frame(_own(render(request, "embed/gone.html", {}, status=404)))


def _own(response: HttpResponse) -> HttpResponse:
    """Keep an answer out of search engines, which should find the pledge's own page."""
    response.headers["X-Robots-Tag"] = "noindex"
    response.headers["X-Own-Page"] = "1"
    response.headers["Content-Language"] = translation.get_language() or settings.LANGUAGE_CODE
    return response


def _kept(request: HttpRequest, response: HttpResponse) -> HttpResponse:
    """Let proxies keep an answer as long as the page of the pledge."""
    let_proxies_keep(response, PledgePage.cache_seconds)
    if "lang" not in request.GET:
        patch_vary_headers(response, ("Accept-Language",))
    return response


@cache
def _script() -> bytes:
    found = finders.find("js/embed.js")
    assert isinstance(found, str)  # noqa: S101 - it is part of the project
    return Path(found).read_bytes()


@require_safe
def embed_script(request: HttpRequest) -> HttpResponse:
    """Give the script at an address that stays: other websites write it into their pages."""
    response = HttpResponse(_script(), content_type="text/javascript; charset=utf-8")
    response.headers["Cache-Control"] = f"public, max-age={SCRIPT_SECONDS}"
    response.headers["Access-Control-Allow-Origin"] = "*"
    response.headers["Cross-Origin-Resource-Policy"] = "cross-origin"
    response.headers["Content-Language"] = "en"
    return response
