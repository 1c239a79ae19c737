"""Metrics for Prometheus: /metrics, for who knows the token."""

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.utils.crypto import constant_time_compare
from django.views.decorators.http import require_safe

from ..selectors.metrics import metrics_text

KIND = "text/plain; version=0.0.4; charset=utf-8"


@require_safe
def metrics(request: HttpRequest) -> HttpResponse:
    """Answer with all figures, as text; not found without the token (METRICS_TOKEN)."""
    given = request.headers.get("Authorization", "")
    wanted = f"Bearer {settings.METRICS_TOKEN}"
    if not settings.METRICS_TOKEN or not constant_time_compare(given, wanted):
        raise Http404
    response = HttpResponse(metrics_text(), content_type=KIND)
    response.headers["Cache-Control"] = "no-store"
    return response
