"""Reporting a concern about a page: no account, no script, no name."""

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import get_language
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods, require_safe

from ..actions.report_concern import report_concern
from ..concern_networks import network_hashes
from ..forms.concern import ConcernForm
from ..open_forms import refusal


# Pages with the link are kept by proxies, phones are borrowed: no cookie; the origin is checked.
@csrf_exempt
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def report(request: HttpRequest) -> HttpResponse:
    """Ask what is wrong with the page that she came from, and keep it."""
    asked = {"page": request.GET.get("page", "")}
    form = ConcernForm(request.POST if request.method == "POST" else None, initial=asked)
    if form.is_bound:
        limit, window = settings.CONCERN_RATE_LIMIT, settings.CONCERN_RATE_WINDOW_SECONDS
        if refused := refusal(request, "concern", limit, window):
            return refused
        if form.is_valid():
            _keep(request, form)
            return redirect("concern_sent")
    status = 422 if form.is_bound else 200
    response = render(request, "pages/concern.html", {"form": form}, status=status)
    response.headers["X-Own-Page"] = "1"
    return response


def _keep(request: HttpRequest, form: ConcernForm) -> None:
    """Keep what was typed."""
    said = form.cleaned_data
    report_concern(
        said["page"],
        said["kind"],
        words=said["words"],
        contact=said["contact"],
        language=get_language() or settings.LANGUAGE_CODE,
        networks=network_hashes(request),
    )


@never_cache
@require_safe
def report_sent(request: HttpRequest) -> HttpResponse:
    """Say what happens next."""
    return render(request, "pages/concern_sent.html")
