"""Answers that the addresses under /p/ share."""

from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import get_language

from ..enums_moderation import SwitchName
from ..forms.sign import SignForm
from ..models import PledgeIndexPage
from ..selectors.pledges import state_words
from ..selectors.signing import Offer, page_of
from ..selectors.switches import Switches, reason_words
from .framing import is_embedded

# When a program may try again; a person presses the button when she likes.
PAUSE_SECONDS = 300
SIGN = "pages/sign.html"
SIGN_IN_A_FRAME = "embed/pledge.html"


def gone_page(request: HttpRequest, status: int, offer: Offer | None = None) -> HttpResponse:
    """Answer 404, 409 or 410 with a way to the pledges that are open.

    Args:
        request: of the visitor.
        status: 404 when there is no such pledge for the public, 410 when its time is over,
            409 when it has not come yet.
        offer: the pledge whose page can still be read.
    """
    index = (
        PledgeIndexPage.objects.live()
        .public()
        .filter(locale__language_code=get_language())
        .select_related("locale")
        .first()
    )
    context = {
        "closed": offer is not None,
        "opens": state_words(offer.pledge) if offer and offer.pledge.opens_later else "",
        "page_url": page_of(offer).get_url(request) if offer else "",
        "pledges_url": index.get_url(request) if index else f"/{get_language()}/",
    }
    return private(render(request, "pages/sign_gone.html", context, status=status))


def pledge_answer(
    request: HttpRequest, template: str, offer: Offer, context: dict[str, Any], status: int = 200
) -> HttpResponse:
    """Show a page about one pledge that belongs to one visitor alone."""
    page = context.get("page") or page_of(offer)
    request.cradle_page = page  # type: ignore[attr-defined]
    if template == SIGN and is_embedded(request):
        template = SIGN_IN_A_FRAME
        context = {"switches": switches_of(offer), "signable": True, **context}
    context = {"page": page, "pledge": offer.pledge, **context}
    return private(render(request, template, context, status=status))


def switches_of(offer: Offer) -> Switches:
    """Return whether signing is stopped, which came with the offer."""
    return Switches({SwitchName.SIGNING.value: offer.pause} if offer.pause is not None else {})


def paused_page(request: HttpRequest, offer: Offer, form: SignForm) -> HttpResponse:
    """Answer 503 while signing is paused: the form with all that was typed, ready to send again.

    503 and not 410: the pledge is not over, and programs and proxies understand the wait.
    """
    context = {"form": form, "paused": True, "pause_reason": reason_words(offer.pause)}
    response = pledge_answer(request, SIGN, offer, context, status=503)
    response.headers["Retry-After"] = str(PAUSE_SECONDS)
    return response


def private(response: HttpResponse) -> HttpResponse:
    """Keep an answer out of every cache and search engine, and name its language."""
    response.headers["Cache-Control"] = "private, no-store"
    response.headers["X-Robots-Tag"] = "noindex"
    response.headers["X-Own-Page"] = "1"
    response.headers["Content-Language"] = get_language() or settings.LANGUAGE_CODE
    return response
