"""Endorsing a pledge in the name of an organisation, in the member area."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from home.actions.errors import Conflict, Invalid
from home.actions.once import new_key, once
from home.typed_numbers import whole_number
from network.views.inside import member_page, refused

from ..actions.endorse import endorse, withdraw_endorsement
from ..forms.alliance import EndorsementForm
from ..models import Endorsement, Pledge
from ..policies_alliance import NOT_A_STEWARD
from ..selectors.endorsements import (
    can_be_endorsed,
    endorsements_here,
    organisations_to_endorse_for,
)
from ..selectors.signing import title_of


@require_http_methods(["GET", "POST"])
@member_page
def member_endorse(request: HttpRequest, code: str) -> HttpResponse:
    """Show what her organisations have said to a public pledge, and the form to endorse it."""
    pledge = get_object_or_404(Pledge.objects.published(), code=code)
    organisations = organisations_to_endorse_for(request.user)
    if not organisations:
        return refused(request, str(NOT_A_STEWARD.reason))
    said = endorsements_here(pledge, organisations)
    free = can_be_endorsed(pledge, organisations, said)
    form = EndorsementForm(request.POST or None, organisations=free) if free else None
    context: dict[str, Any] = {"pledge": pledge, "said": said, "form": form}
    status = 200
    if request.method == "POST":
        status = 409 if form is None else 422
        if form is not None and form.is_valid():
            try:
                _endorse_once(request, pledge, form)
            except (Conflict, Invalid) as error:
                context["problem"], status = error.message, 409
            else:
                messages.success(request, _("Sent. An editor checks it before it counts."))
                return redirect("member_endorse", code=code)
    context["title"] = title_of(pledge, request.LANGUAGE_CODE)
    context["key"] = request.POST.get("key") or new_key()
    return render(request, "members/endorse.html", context, status=status)


def _endorse_once(request: HttpRequest, pledge: Pledge, form: EndorsementForm) -> None:
    def act() -> str:
        organisation = form.chosen_organisation()
        return str(endorse(pledge.pk, request.user, organisation, form.cleaned_data).pk)

    once(request.user, "endorse", request.POST.get("key", ""), act)


@require_POST
@member_page
def member_endorse_withdraw(request: HttpRequest, code: str) -> HttpResponse:
    """Take an endorsement back."""
    number = request.POST.get("endorsement", "")
    hers = Endorsement.objects.filter(
        pledge__code=code, organisation__in=organisations_to_endorse_for(request.user)
    )
    found = get_object_or_404(hers, pk=whole_number(number))
    try:
        withdraw_endorsement(found.pk, request.user)
    except Conflict as error:
        messages.error(request, str(error))
    else:
        messages.success(request, _("Withdrawn. It is no longer shown or counted."))
    return redirect("member_endorse", code=code)
