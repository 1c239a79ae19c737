"""The switch of trust in authors, in the admin."""

from django.contrib.auth import get_user_model
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods
from wagtail.admin import messages

from ..actions.errors import Conflict, NotAllowed
from ..actions.trust import distrust_author, trust_author
from ..admin_screens import only, show_screen
from ..selectors.staff import is_editor
from ..selectors.trust import ENOUGH_APPROVALS, trust_lines
from ..typed_numbers import whole_number


@require_http_methods(["GET", "POST"])
@only(is_editor)
def trust(request: HttpRequest) -> HttpResponse:
    """List who is trusted or may be (GET); switch it for one of them (POST)."""
    if request.method == "POST":
        return _switch(request)
    context = {"lines": trust_lines(), "wanted": ENOUGH_APPROVALS}
    return show_screen(
        request, "wagtailadmin/review/trust.html", _("Trusted authors"), context, icon="user"
    )


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
