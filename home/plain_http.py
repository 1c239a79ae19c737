"""Programs that ask without encryption are refused; only people in browsers are led to https.

Led on in silence, a program would send what it sends unencrypted for ever (ASVS 5, 4.1.2).
"""

from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest, HttpResponse

FOR_PROGRAMS = ("/api/", "/metrics")


class PlainHttpMiddleware:
    """Stands before Django's own middleware, which leads every address to https."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        """Keep the next layer."""
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Refuse a program that asks in the open, where the site is served over https."""
        in_the_open = settings.SECURE_SSL_REDIRECT and not request.is_secure()
        if in_the_open and request.path_info.startswith(FOR_PROGRAMS):
            return HttpResponse(
                "Use https.\n", status=403, content_type="text/plain; charset=utf-8"
            )
        return self.get_response(request)
