"""Whether the site lives, and whether it is ready for visitors."""

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from ..selectors.readiness import obstacles


def _plain(text: str, status: int = 200) -> HttpResponse:
    response = HttpResponse(f"{text}\n", status=status, content_type="text/plain; charset=utf-8")
    response.headers["Cache-Control"] = "no-store"
    response.headers["X-Own-Page"] = "1"
    return response


@require_safe
def healthz(request: HttpRequest) -> HttpResponse:
    """Answer as long as the process lives; asks nothing of anything else."""
    return _plain("alive")


@require_safe
def readyz(request: HttpRequest) -> HttpResponse:
    """Answer 200 when all that a visitor needs works, else 503 with the reasons, one a line."""
    reasons = obstacles()
    return _plain("\n".join(reasons), 503) if reasons else _plain("ready")
