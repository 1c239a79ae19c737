"""The poster of a pledge: a public file that proxies keep."""

from typing import Any
from urllib.parse import urlencode

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import get_language
from django.views.decorators.http import require_safe

from home.caching import let_proxies_keep
from home.drawn_files import drawn_file

from ..documents.poster import PAPERS, poster_data, poster_pdf
from ..models import Pledge


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
        let_proxies_keep(response)
        return response
    data = poster_data(pledge, language, paper)
    if data is None:
        raise Http404
    name = f"poster-{pledge.code}-{language}-{paper}.pdf"
    return drawn_file(request, name, "application/pdf", data, poster_pdf, inline=True)


def _one_of(allowed: Any, asked: str | None, otherwise: str | None) -> str:
    if asked is not None and asked in allowed:
        return asked
    return otherwise or settings.LANGUAGE_CODE
