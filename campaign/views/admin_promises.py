"""What editors do with a promise in the admin: see what its partners accepted, ask them again."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods
from wagtail.admin import messages

from ..actions.partners import ask_partners_again
from ..enums import PledgeForm
from ..models import Pledge
from ..selectors.agreements import promised_now
from ..selectors.alliance import history
from ..selectors.signing import title_of
from .admin_alliance import editors_only, show


@require_http_methods(["GET", "POST"])
@editors_only
def promise_follow(request: HttpRequest, pk: int) -> HttpResponse:
    """Show a promise with its partners; a press of the button asks those whose yes is outdated."""
    pledge = get_object_or_404(Pledge, pk=pk, form=PledgeForm.ALLIANCE)
    if request.method == "POST":
        asked = ask_partners_again(pk, request.user)
        done = ngettext("%(asked)s partner is asked.", "%(asked)s partners are asked.", asked)
        messages.success(request, done % {"asked": asked})
        return redirect("campaign_promise", pk=pk)
    context = {
        "pledge": pledge,
        "pledge_title": title_of(pledge, request.LANGUAGE_CODE),
        "partners": pledge.partners.select_related("organisation").order_by("pk"),
        "promised": promised_now(pledge),
        "history": history(pledge),
    }
    return show(request, "wagtailadmin/campaign/promise.html", _("Partners and date"), context)
