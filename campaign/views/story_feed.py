"""The address of the feed of stories."""

import hashlib

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.utils.cache import get_conditional_response
from django.utils.http import http_date
from django.utils.translation import get_language
from django.views.decorators.http import require_safe

from ..feeds import story_atom
from ..selectors.story_feed import story_feed

PUBLIC_FOR_A_MINUTE = "public, max-age=60, s-maxage=60"


@require_safe
def feed(request: HttpRequest) -> HttpResponse:
    """Answer with the newest stories, or 304 to who has them already."""
    language = get_language() or settings.LANGUAGE_CODE
    found = story_feed(language)
    if found is None:
        raise Http404
    text = story_atom(found, request.path, language)
    changed = int(found.updated.timestamp())
    tag = f'"{hashlib.sha256(text.encode()).hexdigest()[:32]}"'
    answer = HttpResponse(text, content_type="application/atom+xml; charset=utf-8")
    answer.headers["ETag"] = tag
    answer.headers["Last-Modified"] = http_date(changed)
    answer.headers["Cache-Control"] = PUBLIC_FOR_A_MINUTE
    response = get_conditional_response(request, tag, changed, answer)
    return response if response is not None else answer
