"""The poster of a pledge: a public file that proxies keep."""

import hashlib
import json
from typing import Any
from urllib.parse import urlencode

from django.conf import settings
from django.core.cache import cache
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseNotModified
from django.shortcuts import redirect
from django.utils.cache import get_conditional_response
from django.utils.translation import get_language
from django.views.decorators.http import require_safe

from ..documents.poster import PAPERS, poster_data, poster_pdf
from ..models import Pledge

KEPT_FOR = 24 * 60 * 60
FRESH_FOR = 60 * 60


@require_safe
def poster(request: HttpRequest, code: str) -> HttpResponse:
    """Give the poster in the language and on the paper of the address.

    Each poster has one address: any other leads there, so that nobody makes a proxy ask for the
    same file again and again by adding to the address.
    """
    pledge = Pledge.objects.published().signable().filter(code=code).first()
    if pledge is None:
        raise Http404
    language = _one_of(dict(settings.LANGUAGES), request.GET.get("lang"), get_language())
    paper = _one_of(PAPERS, request.GET.get("paper"), PAPERS[0])
    query = urlencode({"lang": language, "paper": paper})
    if request.META.get("QUERY_STRING") != query:
        response: HttpResponse = redirect(f"{request.path}?{query}")
        response.headers["Cache-Control"] = f"public, max-age={FRESH_FOR}"
        return response
    data = poster_data(pledge, language, paper)
    if data is None:
        raise Http404
    return _answer(request, f"poster-{pledge.code}-{language}-{paper}.pdf", data)


def _one_of(allowed: Any, asked: str | None, otherwise: str | None) -> str:
    if asked is not None and asked in allowed:
        return asked
    return otherwise or settings.LANGUAGE_CODE


def _answer(request: HttpRequest, name: str, data: dict[str, Any]) -> HttpResponse:
    """Answer with the file, drawn unless who asks or this site holds the same one."""
    digest = hashlib.sha256(json.dumps(data, sort_keys=True).encode()).hexdigest()
    etag = f'"{digest[:32]}"'
    response: HttpResponse | None = get_conditional_response(request, etag=etag)
    if response is None or not isinstance(response, HttpResponseNotModified):
        key = f"poster:{digest}"
        pdf = cache.get(key)
        if pdf is None:
            pdf = poster_pdf(data)
            cache.set(key, pdf, KEPT_FOR)
        response = HttpResponse(pdf, content_type="application/pdf")
        response.headers["Content-Disposition"] = f'inline; filename="{name}"'
    response.headers["ETag"] = etag
    response.headers["Content-Language"] = data["lang"]
    response.headers["Cache-Control"] = (
        f"public, max-age={FRESH_FOR}, stale-while-revalidate={KEPT_FOR}"
    )
    return response
