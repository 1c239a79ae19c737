"""Asking a person for help when no code takes a story down: no account, no script, no name."""

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import get_language
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods, require_safe

from ..actions.help_take_back import ask_for_help
from ..forms.help_take_back import AskForHelpForm
from ..open_forms import refusal


# Like the form for the code: a borrowed phone may keep no cookies, so the origin is checked.
@csrf_exempt
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def help_take_back(request: HttpRequest) -> HttpResponse:
    """Ask which story it is and how to reach her."""
    form = AskForHelpForm(request.POST if request.method == "POST" else None)
    if form.is_bound:
        limit, window = settings.CONTACT_RATE_LIMIT, settings.CONTACT_RATE_WINDOW_SECONDS
        if refused := refusal(request, "take-back-help", limit, window):
            return refused
        if form.is_valid():
            said = form.cleaned_data
            language = get_language() or settings.LANGUAGE_CODE
            ask_for_help(said["story"], said["contact"], language)
            return redirect("take_back_help_sent")
    status = 422 if form.is_bound else 200
    response = render(request, "pages/take_back_help.html", {"form": form}, status=status)
    response.headers["X-Own-Page"] = "1"
    response.headers["Referrer-Policy"] = "same-origin"
    return response


@never_cache
@require_safe
def help_take_back_sent(request: HttpRequest) -> HttpResponse:
    """Say who answers, and what she can do meanwhile."""
    return render(request, "pages/take_back_help_sent.html")
