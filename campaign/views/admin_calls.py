"""Delivering a call and recording its answer, in the admin."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from ..actions.follow_call import deliver, record_answer
from ..enums import PledgeForm
from ..forms.alliance_admin import AnswerForm, DeliveryForm
from ..models import Pledge
from ..selectors.alliance import history
from ..selectors.signing import title_of
from .admin_alliance import act, editors_only, show

LIST = "wagtailsnippets_campaign_pledge:list"


@require_http_methods(["GET", "POST"])
@editors_only
def call_follow(request: HttpRequest, pk: int) -> HttpResponse:
    """Ask for the delivery of a call; once it is delivered, for the answer."""
    pledge = get_object_or_404(Pledge, pk=pk, form=PledgeForm.CALL)
    posted: Any = request.POST or None
    form: DeliveryForm | AnswerForm
    if pledge.delivered_on is None:
        form, title = DeliveryForm(posted), _("Delivery")
    else:
        form, title = AnswerForm(posted, pledge=pledge), _("The answer")

    def carry_out(said: dict[str, Any]) -> None:
        if isinstance(form, AnswerForm):
            record_answer(pk, request.user, day=said["day"], words=form.words())
        else:
            deliver(pk, request.user, day=said["day"], to=said["to"])

    answer = act(request, form, carry_out, _("Written down. The page of the call shows it."), LIST)
    context = {
        "form": form,
        "pledge": pledge,
        "history": history(pledge),
        "pledge_title": title_of(pledge, request.LANGUAGE_CODE),
    }
    status = 422 if form.is_bound else 200
    return answer or show(request, "wagtailadmin/campaign/call.html", title, context, status)
