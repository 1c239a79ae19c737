"""What our own screens in the admin share."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from ..policies_moderation import may_decide_held

View = Callable[..., HttpResponse]
TABS = (
    ("campaign_held", gettext_lazy("Queue")),
    ("campaign_held_rules", gettext_lazy("Rules")),
    ("campaign_held_decisions", gettext_lazy("Decisions")),
    ("campaign_held_domains", gettext_lazy("Mail services set aside")),
)


def moderators_only(view: View) -> View:
    """Let in those who may decide about held signatures."""

    @wraps(view)
    def guarded(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if not may_decide_held(request.user):
            raise PermissionDenied
        return view(request, *args, **kwargs)

    return guarded


def admin_page(
    request: HttpRequest, template: str, title: str, context: dict[str, Any], status: int = 200
) -> HttpResponse:
    """Show one of the screens around held signatures."""
    here = request.resolver_match.url_name if request.resolver_match else ""
    shared = {
        "breadcrumbs_items": [
            {"url": reverse("wagtailadmin_home"), "label": _("Home")},
            {"url": reverse("campaign_held"), "label": _("Held signatures")},
            *([{"url": "", "label": title}] if here != TABS[0][0] else []),
        ],
        "header_title": title,
        "header_icon": "warning",
        "tabs": [
            {"url": reverse(name), "label": str(label), "here": name == here}
            for name, label in TABS
        ],
    }
    return TemplateResponse(request, template, shared | context, status=status)
