"""Leaving nothing on the phone after a sign-out."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse

# Pages kept for the way back, and drafts (W3C, Clear Site Data). Not "cookies": that would also
# sign out of other sites under the same domain; ours go with the session.
DIRECTIVES = '"cache", "storage"'


class ClearSiteDataMiddleware:
    """Asks the browser to forget pages and drafts, whatever door somebody signed out through."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        """Keep the next layer."""
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Add the header to the answer of a sign-out."""
        response = self.get_response(request)
        if getattr(request, "has_signed_out", False):
            response.headers["Clear-Site-Data"] = DIRECTIVES
        return response
