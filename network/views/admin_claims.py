"""The queue of registrations, claims and hand-overs in the admin."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe
from wagtail.admin import messages

from home.actions.errors import ActionError, Invalid
from home.admin_screens import only, show_screen

from ..actions.decide_claim import accept_claim, decline_claim
from ..enums_ways import ClaimKind, WayState
from ..forms.decide_claim import DecideClaimForm
from ..models import OrganisationClaim
from ..policies_ways import may_decide_claim, may_decide_claims
from ..selectors.affiliations import networks_of
from ..selectors.claims import claims_waiting, earlier_no, next_claim, other_claims
from ..selectors.directory import organisation_url
from ..selectors.lookalikes import organisations_like

SHOWN = 100


@require_safe
@only(may_decide_claims)
def claims(request: HttpRequest) -> HttpResponse:
    """List what waits, oldest first."""
    waiting = claims_waiting()
    context = {"claims": list(waiting[:SHOWN]), "total": waiting.count()}
    template = "wagtailadmin/claims/list.html"
    return show_screen(request, template, _("Claims and registrations"), context, icon="key")


@require_http_methods(["GET", "POST"])
@only(may_decide_claims)
def claim(request: HttpRequest, pk: int) -> HttpResponse:
    """Show one request with all that helps to decide it; lead to the next one afterwards."""
    rows = OrganisationClaim.objects.select_related("organisation", "user", "decided_by")
    found = get_object_or_404(rows, pk=pk)
    alike = []
    if found.kind == ClaimKind.REGISTRATION:
        alike = organisations_like(found.name, found.country.code)
    form = DecideClaimForm(request.POST or None, claim=found, alike=alike)
    if request.method == "POST" and form.is_valid():
        answer = _carry_out(request, found, form)
        if answer is not None:
            return answer
    organisation = found.organisation
    context = {
        "claim": found,
        "form": form,
        "is_open": found.state == WayState.OPEN,
        "may_decide": may_decide_claim(request.user, found),
        "vouches": found.vouches.select_related("organisation", "answered_by"),
        "alike": [(row, organisation_url(row)) for row in alike],
        "others": other_claims(found),
        "earlier": earlier_no(found),
        "listing_url": organisation_url(organisation) if organisation else "",
        "edges": networks_of(organisation),
    }
    return show_screen(
        request,
        "wagtailadmin/claims/claim.html",
        found.about,
        context,
        icon="key",
        between=[(reverse("claims"), _("Claims and registrations"))],
        status=422 if form.is_bound else 200,
    )


def _carry_out(
    request: HttpRequest, found: OrganisationClaim, form: DecideClaimForm
) -> HttpResponse | None:
    """Carry out a valid answer; None when the form must be shown again."""
    words, user = form.cleaned_data["words"], request.user
    following = next_claim(found)
    try:
        if "accept" in request.POST:
            accept_claim(found, user, words=words, listing=form.chosen())  # type: ignore[arg-type]
            messages.success(request, _("Accepted. She has a mail."))
        else:
            reason = form.cleaned_data["reason"]
            decline_claim(found, user, reason=reason, words=words)  # type: ignore[arg-type]
            messages.success(request, _("Declined. She has a mail with the reason."))
    except Invalid as error:
        form.add_error(error.field, str(error))
        return None
    except ActionError as error:
        messages.error(request, str(error))
        return redirect("claims")
    return redirect("claim", following.pk) if following else redirect("claims")
