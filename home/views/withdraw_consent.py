"""Taking a story down with a code: no account, no name, no question why."""

from math import ceil
from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext_lazy as _
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods, require_safe

from ..actions.errors import Conflict, Invalid
from ..actions.withdraw_consent import count_try, withdraw_consent
from ..forms.withdraw_consent import WithdrawConsentForm
from ..origin import is_own_origin
from ..throttle import seconds_to_wait
from .errors import error_page

ASK_SOON = _(
    "Too many codes were tried from here. A person can help you now. Or wait %(minutes)s minutes"
    " and try again."
)


# Who has the code may be on a borrowed phone without cookies: the origin is checked instead.
@csrf_exempt
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def take_back(request: HttpRequest) -> HttpResponse:
    """Ask for the code; with the right one everything is gone before the answer is sent."""
    form = WithdrawConsentForm(request.POST if request.method == "POST" else None)
    if form.is_bound:
        if not is_own_origin(request):
            return error_page(403)
        limit, window = settings.CODE_RATE_LIMIT, settings.CODE_RATE_WINDOW_SECONDS
        if wait := seconds_to_wait(request, "consent-code", limit, window):
            return _refused(request, form, ASK_SOON % {"minutes": ceil(wait / 60)}, wait)
        if form.is_valid():
            try:
                count_try()
                withdraw_consent(form.cleaned_data["code"])
            except Invalid as error:
                form.add_error(error.field, str(error))
            except Conflict as error:
                return _refused(request, form, error.message)
            else:
                return redirect("take_back_done")
    return _answer(request, {"form": form}, 422 if form.is_bound else 200)


def _refused(request: HttpRequest, form: Any, problem: Any, wait: int = 0) -> HttpResponse:
    """Say in words that a person helps, when too many codes were tried."""
    response = _answer(request, {"form": form, "problem": problem}, 429)
    if wait:
        response.headers["Retry-After"] = str(wait)
    return response


def _answer(request: HttpRequest, context: dict[str, Any], status: int) -> HttpResponse:
    response = render(request, "pages/take_back.html", context, status=status)
    response.headers["X-Own-Page"] = "1"
    # With "no-referrer" a browser would not say, either, that the form came from our own page.
    response.headers["Referrer-Policy"] = "same-origin"
    return response


@never_cache
@require_safe
def take_back_done(request: HttpRequest) -> HttpResponse:
    """Say that it is gone, and what to do when a copy turns up elsewhere."""
    return render(request, "pages/take_back_done.html")
