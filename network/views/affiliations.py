"""To which networks an organisation belongs, and who belongs to it: for its stewards."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import get_language, gettext_noop
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from home.actions.errors import ActionError, Conflict, Invalid

from ..actions.affiliate import (
    confirm_affiliation,
    decline_affiliation,
    end_affiliation,
    state_affiliation,
)
from ..actions.send_claim_link import send_claim_link
from ..enums_affiliation import Side
from ..forms.affiliations import AffiliationForm, ClaimLinkForm
from ..models import Affiliation, Organisation
from ..policies_affiliation import may_affiliate, may_confirm_affiliation
from ..selectors.affiliations import standings_of
from ..selectors.lookalikes import organisations_like
from .inside import organisation_page
from .people import posted_key

ANSWERS = {
    "confirm": (confirm_affiliation, gettext_noop("Confirmed. Both pages say so now.")),
    "decline": (decline_affiliation, gettext_noop("Declined. No page shows it.")),
    "end": (end_affiliation, gettext_noop("Ended today.")),
}


@require_safe
@organisation_page(may_affiliate)
def member_affiliations(request: HttpRequest, organisation: Organisation) -> HttpResponse:
    """List networks and members, what waits for an answer first."""
    context = {
        "organisation": organisation,
        "may_confirm": may_confirm_affiliation(request.user, organisation),
        **standings_of(organisation),
    }
    return render(request, "members/affiliations.html", context)


@require_http_methods(["GET", "POST"])
@organisation_page(may_affiliate)
def member_affiliation_new(request: HttpRequest, organisation: Organisation) -> HttpResponse:
    """Find the other organisation by its name, then say how the two belong together."""
    words = request.GET.get("q", "").strip()[:200]
    others = Organisation.objects.listed().exclude(pk=organisation.pk)
    other = others.filter(slug=request.GET.get("with", "")[:80]).first()
    form = AffiliationForm(request.POST or None, initial={"side": Side.NETWORK})
    key = posted_key(request)
    if request.method == "POST" and other is not None and form.is_valid():
        try:
            _state(request, organisation, other, form, key)
        except Invalid as error:
            form.add_error(error.field, str(error))
        except Conflict as error:
            form.add_error(None, str(error))
        else:
            messages.success(request, _("Saved. The other side is asked to confirm it."))
            return redirect("member_affiliations", slug=organisation.slug)
    found = organisations_like(words) if words and other is None else []
    context = {
        "organisation": organisation,
        "words": words,
        "found": [row for row in found if row.pk != organisation.pk],
        "other": other,
        "form": form,
        "key": key,
    }
    status = 422 if form.is_bound else 200
    return render(request, "members/affiliation_new.html", context, status=status)


def _state(
    request: HttpRequest,
    organisation: Organisation,
    other: Organisation,
    form: AffiliationForm,
    key: str,
) -> None:
    """Say what was typed; raise what the action raises."""
    said = form.cleaned_data
    upward = said["side"] == Side.NETWORK
    state_affiliation(
        organisation if upward else other,
        other if upward else organisation,
        said["kind"],
        request.user,  # type: ignore[arg-type]
        speaks_for=organisation,
        since=said["since"],
        key=key,
    )


@require_POST
@organisation_page(may_affiliate)
def member_affiliation(request: HttpRequest, organisation: Organisation, pk: int) -> HttpResponse:
    """Confirm, decline or end one affiliation."""
    affiliation = get_object_or_404(Affiliation.objects.of(organisation.pk), pk=pk)
    name = next((name for name in ANSWERS if name in request.POST), "")
    if name:
        act, done = ANSWERS[name]
        try:
            act(affiliation, request.user, organisation)  # type: ignore[arg-type]
            messages.success(request, _(done))
        except ActionError as error:
            messages.error(request, str(error))
    return redirect("member_affiliations", slug=organisation.slug)


@require_http_methods(["GET", "POST"])
@organisation_page(may_affiliate)
def member_claim_link(request: HttpRequest, organisation: Organisation, pk: int) -> HttpResponse:
    """Send somebody the way to claim the listing of a member."""
    rows = Affiliation.objects.open().select_related("organisation")
    affiliation = get_object_or_404(rows, pk=pk, network=organisation)
    form = ClaimLinkForm(request.POST or None, initial={"language": get_language()})
    key = posted_key(request)
    if request.method == "POST" and form.is_valid():
        try:
            send_claim_link(affiliation, request.user, key=key, **form.cleaned_data)  # type: ignore[arg-type]
        except Conflict as error:
            form.add_error(None, str(error))
        else:
            messages.success(request, _("The mail is on its way."))
            return redirect("member_affiliations", slug=organisation.slug)
    context = {
        "organisation": organisation,
        "listing": affiliation.organisation,
        "affiliation": affiliation,
        "form": form,
        "key": key,
    }
    status = 422 if form.is_bound else 200
    return render(request, "members/claim_link.html", context, status=status)
