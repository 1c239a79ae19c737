"""What editors do with a promise in the admin: see what its partners accepted, ask them again."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_POST
from wagtail.admin import messages

from ..actions.partners import ask_partners_again
from ..actions.promises import move_due_date
from ..enums import PledgeForm
from ..forms.alliance_admin import MoveDateForm
from ..models import Pledge
from ..selectors.agreements import promised_now
from ..selectors.alliance import history
from ..selectors.signing import title_of
from .admin_alliance import act, editors_only, show

LIST = "wagtailsnippets_campaign_pledge:list"


@require_POST
@editors_only
def promise_move(request: HttpRequest, pk: int) -> HttpResponse:
    """Move the day of a public promise, with a reason that everybody reads."""
    get_object_or_404(Pledge, pk=pk, form=PledgeForm.ALLIANCE)
    form = MoveDateForm(request.POST)

    def carry_out(said: dict[str, Any]) -> None:
        language = said["text_language"]
        move_due_date(pk, said["day"], request.user, reason=said["reason"], language=language)

    done = act(request, form, carry_out, _("Moved. The page of the promise says so."), LIST)
    return done or _screen(request, pk, form)


@require_http_methods(["GET", "POST"])
@editors_only
def promise_follow(request: HttpRequest, pk: int) -> HttpResponse:
    """Show a promise with its partners; a press of the button asks those whose yes is outdated."""
    get_object_or_404(Pledge, pk=pk, form=PledgeForm.ALLIANCE)
    if request.method == "POST":
        asked = ask_partners_again(pk, request.user)
        done = ngettext("%(asked)s partner is asked.", "%(asked)s partners are asked.", asked)
        messages.success(request, done % {"asked": asked})
        return redirect("campaign_promise", pk=pk)
    return _screen(request, pk)


def _screen(request: HttpRequest, pk: int, form: MoveDateForm | None = None) -> HttpResponse:
    pledge = Pledge.objects.get(pk=pk)
    context = {
        "form": form or MoveDateForm(),
        "pledge": pledge,
        "pledge_title": title_of(pledge, request.LANGUAGE_CODE),
        "partners": pledge.partners.select_related("organisation").order_by("pk"),
        "promised": promised_now(pledge),
        "history": history(pledge),
    }
    template, status = "wagtailadmin/campaign/promise.html", 422 if form else 200
    return show(request, template, _("Partners and date"), context, status)
