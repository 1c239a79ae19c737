"""The policy spaces for the calendar of a phone or laptop."""

import hashlib

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.utils.cache import get_conditional_response
from django.utils.http import http_date
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from home.caching import let_proxies_keep

from ..calendar_file import Event, calendar
from ..selectors.policy_calendar import policy_events


@require_safe
def policy_calendar(request: HttpRequest) -> HttpResponse:
    """Answer with all spaces that have a date, to be subscribed to."""
    events = policy_events(get_language() or settings.LANGUAGE_CODE)
    return _answer(request, events, "policy-spaces.ics")


@require_safe
def policy_space_calendar(request: HttpRequest, code: str) -> HttpResponse:
    """Answer with one space; 404 where there is none, or none with a date."""
    events = policy_events(get_language() or settings.LANGUAGE_CODE, code)
    if not events:
        raise Http404
    return _answer(request, events, f"{code}.ics")


def _answer(request: HttpRequest, events: list[Event], name: str) -> HttpResponse:
    title = _("%(title)s – %(site)s") % {
        "title": _("Policy spaces"),
        "site": settings.WAGTAIL_SITE_NAME,
    }
    text = calendar(title, events)
    tag = f'"{hashlib.sha256(text.encode()).hexdigest()[:32]}"'
    answer = HttpResponse(text, content_type="text/calendar; charset=utf-8")
    answer.headers["Content-Disposition"] = f'inline; filename="{name}"'
    answer.headers["ETag"] = tag
    let_proxies_keep(answer)
    if events:
        changed = int(max(event.changed_at for event in events).timestamp())
        answer.headers["Last-Modified"] = http_date(changed)
    response = get_conditional_response(request, tag, None, answer)
    return response if response is not None else answer
