"""What the pages that belong to one signer share: her link is the proof, nothing else is asked."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import translation
from django.views.decorators.csrf import csrf_exempt

from ..models import Signature
from ..selectors.my_signature import signature_of
from ..selectors.signing import find_offer, page_of
from ..tokens import read_token
from .sign_answers import gone_page, private

View = Callable[..., HttpResponse]


def own_page(purpose: str) -> Callable[[View], View]:
    """Hand the signature of a link to a view, in her language; her link stays with her.

    A link that is not ours is a 404; one that is too old, or whose signature is gone, a 410.
    The page has no referrer, so browsers send its forms with `Origin: null`: the token is the
    proof, and no CSRF token is asked for.
    """

    def decorate(view: View) -> View:
        @csrf_exempt
        @wraps(view)
        def inner(request: HttpRequest, code: str, token: str) -> HttpResponse:
            claim = read_token(purpose, token)
            if claim is None:
                return gone_page(request, 404)
            signature = signature_of(claim, code)
            with translation.override(_language(signature)):
                if signature is None or claim.expired:
                    response = answer(request, "pages/mine_gone.html", None, {}, status=410)
                else:
                    response = view(request, signature, token)
            response.headers["Referrer-Policy"] = "no-referrer"
            return response

        return inner

    return decorate


def answer(
    request: HttpRequest,
    template: str,
    signature: Signature | None,
    context: dict[str, Any],
    status: int = 200,
) -> HttpResponse:
    """Show a page about one signature; it is there even when the pledge's page is not public."""
    if signature is not None:
        language = translation.get_language() or settings.LANGUAGE_CODE
        offer = find_offer(signature.pledge.code, language)
        context = {
            "signature": signature,
            "pledge": signature.pledge,
            "page": page_of(offer) if offer else None,
            **context,
        }
    return private(render(request, template, context, status=status))


def _language(signature: Signature | None) -> str:
    """Return the language in which she signed; what is left of a signature has none."""
    spoken = signature.language if signature else ""
    return spoken or translation.get_language() or settings.LANGUAGE_CODE
