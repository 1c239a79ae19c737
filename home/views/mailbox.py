"""The demo's mailbox: every mail that Cradle sent, readable in the browser."""

from csp.constants import NONE, UNSAFE_INLINE
from csp.decorators import csp
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from ..selectors.mailbox import Letter, find_letter, letters

# A mail brings its own style and must load nothing.
MAIL_POLICY = {
    "default-src": [NONE],
    "style-src": [UNSAFE_INLINE],
    "img-src": ["data:"],
    "form-action": [NONE],
    "base-uri": [NONE],
    "frame-ancestors": [NONE],
}


@require_safe
def mailbox(request: HttpRequest) -> HttpResponse:
    """List the latest mails, newest first."""
    return render(request, "demo/mailbox.html", {"letters": list(letters())})


@require_safe
def letter(request: HttpRequest, name: str) -> HttpResponse:
    """Show one mail as text, with a link to its HTML form."""
    return render(request, "demo/letter.html", {"letter": _find(name)})


@require_safe
@csp(MAIL_POLICY)  # type: ignore[arg-type]
def letter_html(request: HttpRequest, name: str) -> HttpResponse:
    """Show the HTML form of one mail as a mail program does, under a policy of its own."""
    return HttpResponse(_find(name).html)


def _find(name: str) -> Letter:
    found = find_letter(name)
    if found is None:
        raise Http404
    return found
