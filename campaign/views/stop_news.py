"""Stopping the news by one press, in the mail program or on a page (RFC 8058)."""

from contextlib import suppress

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_http_methods

from home.actions.errors import Conflict

from ..actions.change_choices import change_news
from ..models import Signature
from .own_pages import answer, own_page


@require_http_methods(["GET", "HEAD", "POST"])
@own_page("news")
def stop_news(request: HttpRequest, signature: Signature, token: str) -> HttpResponse:
    """Show the button (GET); stop the news (POST).

    Mail scanners open every link: opening it changes nothing. The answer to a POST leads nowhere:
    mail programs that press the button for her follow no redirect.
    """
    stopped = not signature.wants_news
    if request.method == "POST":
        # Withdrawn: she gets no news anyway.
        with suppress(Conflict):
            change_news(signature, False)
        stopped = True
    return answer(request, "pages/news_stop.html", signature, {"stopped": stopped})
