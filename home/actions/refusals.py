"""The audit entry for what somebody tried in the admin and was not allowed."""

from django.http import HttpRequest
from wagtail.log_actions import log
from wagtail.models import Page


def log_refusal(request: HttpRequest) -> None:
    """Log a refused POST on a page; refused reading is not logged."""
    match = request.resolver_match
    page_id = match.kwargs.get("page_id") if match else None
    if request.method != "POST" or page_id is None:
        return
    page = Page.objects.filter(pk=page_id).first()
    if page is not None:
        data = {"act": match.kwargs.get("action_name") or match.url_name, "reason": ""}  # type: ignore[union-attr]
        log(instance=page, action="cradle.review.refused", user=request.user, data=data)
