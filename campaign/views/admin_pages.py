"""What our own screens in the admin share."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from home.admin_screens import only, show_screen

from ..policies_moderation import may_decide_held

TABS = (
    ("campaign_held", gettext_lazy("Queue")),
    ("campaign_held_rules", gettext_lazy("Rules")),
    ("campaign_held_decisions", gettext_lazy("Decisions")),
    ("campaign_held_domains", gettext_lazy("Mail services set aside")),
)

moderators_only = only(may_decide_held)


def admin_page(
    request: HttpRequest, template: str, title: str, context: dict[str, Any], status: int = 200
) -> HttpResponse:
    """Show one of the screens around held signatures."""
    here = request.resolver_match.url_name if request.resolver_match else ""
    tabs = [
        {"url": reverse(name), "label": str(label), "here": name == here} for name, label in TABS
    ]
    return show_screen(
        request,
        template,
        title,
        {"tabs": tabs} | context,
        icon="warning",
        between=[(reverse("campaign_held"), _("Held signatures"))] if here != TABS[0][0] else [],
        status=status,
    )
