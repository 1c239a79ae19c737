"""The switch of trust in authors, in the admin."""

from django.contrib.auth import get_user_model
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods
from wagtail.admin import messages
from wagtail.admin.menu import MenuItem

from ..actions.errors import Conflict, NotAllowed
from ..actions.trust import distrust_author, trust_author
from ..selectors.staff import is_editor
from ..selectors.trust import ENOUGH_APPROVALS, trust_lines
from ..typed_numbers import whole_number


class TrustItem(MenuItem):
    """The entry in the menu, for who may switch."""

    def is_shown(self, request: HttpRequest) -> bool:
        """Show it to editors alone."""
        return is_editor(request.user)


def trust_item() -> TrustItem:
    """Return the entry of the menu of reports."""
    return TrustItem(_("Trusted authors"), reverse("review_trust"), icon_name="user", order=900)


@require_http_methods(["GET", "POST"])
def trust(request: HttpRequest) -> HttpResponse:
    """List who is trusted or may be (GET); switch it for one of them (POST)."""
    if not is_editor(request.user):
        raise PermissionDenied
    if request.method == "POST":
        return _switch(request)
    title = _("Trusted authors")
    context = {
        "breadcrumbs_items": [
            {"url": reverse("wagtailadmin_home"), "label": _("Home")},
            {"url": "", "label": title},
        ],
        "header_title": title,
        "header_icon": "user",
        "lines": trust_lines(),
        "wanted": ENOUGH_APPROVALS,
    }
    return TemplateResponse(request, "wagtailadmin/review/trust.html", context)


def _switch(request: HttpRequest) -> HttpResponse:
    """Carry out what was pressed."""
    author = get_object_or_404(get_user_model(), pk=whole_number(request.POST.get("author", "")))
    turn_on = request.POST.get("on") == "1"
    try:
        (trust_author if turn_on else distrust_author)(author, request.user)
    except (Conflict, NotAllowed) as refusal:
        messages.error(request, str(refusal))
    else:
        messages.success(
            request, _("Her stories go live first.") if turn_on else _("Switched off.")
        )
    return redirect("review_trust")
