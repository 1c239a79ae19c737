"""The switches in the admin: one page, one form a switch."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods
from wagtail.admin import messages

from home.actions.errors import Invalid
from home.admin_screens import only, show_screen

from ..actions.switch import use_switch
from ..enums_moderation import SwitchName, SwitchReason
from ..models import Switch
from ..policies_moderation import may_use_switch

# What each of them does, for the person who is about to use it.
EFFECTS = {
    SwitchName.SIGNING: gettext_lazy(
        "Nobody can sign any pledge. Signatures can still be confirmed."
    ),
    SwitchName.COUNTING: gettext_lazy(
        "The counts that are shown stay as they are. Nothing is lost."
    ),
    SwitchName.WALL: gettext_lazy("No names are shown anywhere. The counts stay."),
}


@require_http_methods(["GET", "POST"])
@only(may_use_switch)
def switches(request: HttpRequest) -> HttpResponse:
    """Show the switches (GET); use one of them (POST)."""
    if request.method == "POST":
        return _use(request)
    rows = {row.name: row for row in Switch.objects.select_related("by")}
    context: dict[str, Any] = {
        "switches": [
            {"name": name, "effect": EFFECTS[name], "row": rows.get(name)} for name in SwitchName
        ],
        "reasons": SwitchReason.choices,
    }
    return show_screen(
        request, "wagtailadmin/campaign/switches.html", _("Switches"), context, icon="warning"
    )


def _use(request: HttpRequest) -> HttpResponse:
    """Carry out what was pressed."""
    name = request.POST.get("name", "")
    stop = request.POST.get("stop") == "1"
    reason = request.POST.get("reason", "")
    try:
        changed = use_switch(request.user, name, stop=stop, reason=reason)
    except Invalid as refusal:
        messages.error(request, str(refusal))
        return redirect("campaign_switches")
    if not changed:
        messages.warning(request, _("It was like that already."))
    elif stop:
        messages.success(request, _("Stopped. Everybody sees it within 10 seconds."))
    else:
        messages.success(request, _("It goes on. Everybody sees it within 10 seconds."))
    return redirect("campaign_switches")
