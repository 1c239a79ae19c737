"""Forms on pages that proxies keep: no token and no session, so that origin and pace are asked."""

from django.http import HttpRequest, HttpResponse

from .origin import is_own_origin
from .throttle import seconds_to_wait, too_many
from .views.errors import error_page


def refusal(request: HttpRequest, form: str, limit: int, window: int) -> HttpResponse | None:
    """Count the sending of a form; return why it is not taken, or None when it is.

    Args:
        request: with which it was sent.
        form: its name; forms are counted apart.
        limit: how often one network may send it in a window.
        window: seconds.
    """
    if not is_own_origin(request):
        return error_page(403)
    wait = seconds_to_wait(request, form, limit, window)
    return too_many(wait) if wait else None
