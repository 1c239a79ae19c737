"""The language of addresses that have none: asked for by a parameter, else the visitor's."""

from django.conf import settings
from django.http import HttpRequest
from django.utils import translation


def asked_language(request: HttpRequest) -> str:
    """Return the language of `?lang=` when it is one of ours, else the visitor's."""
    asked = request.GET.get("lang", "").lower()
    known = dict(settings.LANGUAGES)
    for language in (asked, asked.split("-")[0]):
        if language in known:
            return language
    return translation.get_language() or settings.LANGUAGE_CODE
