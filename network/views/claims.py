"""Registering and claiming an organisation, and where such a request stands."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from home.actions.errors import ActionError, Conflict, Invalid, require

from ..actions.claim import claim_listing, hand_over, register_organisation
from ..actions.decide_claim import withdraw_claim
from ..actions.vouch import ask_another
from ..enums_ways import ClaimKind, VouchState, WayState
from ..forms.ways import ClaimForm, HandOverForm, NewOrganisationForm, VoucherForm
from ..models import Organisation, OrganisationClaim
from ..policies import may_manage_people
from ..policies_ways import may_enter, may_hand_over
from ..selectors.lookalikes import organisations_like
from ..selectors.memberships import live_membership
from ..selectors.ways import claim_status, has_steward, who_can_vouch
from .inside import member_page, organisation_page
from .people import posted_key


@require_http_methods(["GET", "POST"])
@member_page
def member_register(request: HttpRequest) -> HttpResponse:
    """Ask for name, type and country; show what is like it; then ask who she is in it."""
    require(may_enter(request.user))
    first = NewOrganisationForm(request.GET if "name" in request.GET else None)
    if not (first.is_bound and first.is_valid()):
        status = 422 if first.is_bound else 200
        return render(request, "members/register.html", {"form": first}, status=status)
    new = first.cleaned_data
    form = ClaimForm(request.POST or None, known=who_can_vouch(new["country"]))
    key = posted_key(request)
    if request.method == "POST" and form.is_valid():
        try:
            made = register_organisation(request.user, key=key, **new, **form.said())  # type: ignore[arg-type]
        except Invalid as error:
            form.add_error(error.field if error.field in form.fields else None, str(error))
        except Conflict as error:
            form.add_error(None, str(error))
        else:
            return _sent(request, made)
    context = {
        "new": new,
        "query": request.GET.urlencode(),
        "alike": organisations_like(new["name"], new["country"]),
        "form": form,
        "key": key,
    }
    status = 422 if form.is_bound else 200
    return render(request, "members/register_who.html", context, status=status)


@require_http_methods(["GET", "POST"])
@member_page
def member_claim(request: HttpRequest, slug: str) -> HttpResponse:
    """Claim a listing that nobody keeps; else lead to the request to join."""
    organisation = get_object_or_404(Organisation.objects.listed(), slug=slug)
    require(may_enter(request.user))
    if live_membership(request.user, organisation):
        return redirect("member_organisation", slug=slug)
    if has_steward(organisation):
        return redirect("member_join", slug=slug)
    mine = organisation.claims.filter(user=request.user.pk, state=WayState.OPEN).first()
    if mine is not None and request.method != "POST":
        return redirect("member_claim_state", pk=mine.pk)
    form = ClaimForm(
        request.POST or None, known=who_can_vouch(organisation.country.code, organisation)
    )
    key = posted_key(request)
    if request.method == "POST" and form.is_valid():
        try:
            made = claim_listing(organisation, request.user, key=key, **form.said())  # type: ignore[arg-type]
        except Invalid as error:
            form.add_error(error.field, str(error))
        except Conflict as error:
            form.add_error(None, str(error))
        else:
            return _sent(request, made)
    context = {"organisation": organisation, "form": form, "key": key}
    status = 422 if form.is_bound else 200
    return render(request, "members/claim.html", context, status=status)


def _sent(request: HttpRequest, claim: OrganisationClaim) -> HttpResponse:
    messages.success(request, _("We have it. Here you see what happens next."))
    return redirect("member_claim_state", pk=claim.pk)


@require_http_methods(["GET", "POST"])
@member_page
def member_claim_state(request: HttpRequest, pk: int) -> HttpResponse:
    """Show where her own request stands; let her ask another voucher, or take it back."""
    claim = get_object_or_404(OrganisationClaim, pk=pk, user=request.user.pk)
    asked = {vouch.organisation_id for vouch in claim.vouches.all()}
    able = who_can_vouch(claim.country_code, claim.organisation)
    known = [row for row in able if row.pk not in asked]
    form = VoucherForm(request.POST or None, known=known)
    if request.method == "POST":
        try:
            if "withdraw" in request.POST:
                withdraw_claim(claim, request.user)  # type: ignore[arg-type]
                messages.success(request, _("Taken back."))
            elif form.is_valid():
                chosen = Organisation.objects.get(pk=form.cleaned_data["organisation"])
                ask_another(claim, request.user, chosen)  # type: ignore[arg-type]
                messages.success(request, _("Its stewards are asked."))
        except ActionError as error:
            messages.error(request, str(error))
        return redirect("member_claim_state", pk=pk)
    vouches = list(claim.vouches.select_related("organisation"))
    refused = all(vouch.state == VouchState.REFUSED for vouch in vouches)
    closed = claim.state in (WayState.DECLINED, WayState.EXPIRED)
    context = {
        "claim": claim,
        "status": claim_status(claim),
        "vouches": vouches,
        "form": form,
        "may_ask": refused and bool(known) and claim.kind != ClaimKind.HANDOVER,
        "again": claim.kind == ClaimKind.CLAIM and closed,
    }
    return render(request, "members/claim_state.html", context)


@require_http_methods(["GET", "POST"])
@organisation_page(may_manage_people)
def member_hand_over(request: HttpRequest, organisation: Organisation) -> HttpResponse:
    """Let the last steward ask the campaign to keep the organisation, so that she can leave."""
    membership = live_membership(request.user, organisation)
    if membership is None:
        raise Http404
    require(may_hand_over(request.user, membership))
    form = HandOverForm(request.POST or None)
    key = posted_key(request)
    if request.method == "POST" and form.is_valid():
        try:
            words = form.cleaned_data["words"]
            made = hand_over(membership, request.user, words=words, key=key)  # type: ignore[arg-type]
        except ActionError as error:
            form.add_error(None, str(error))
        else:
            return _sent(request, made)
    context = {"organisation": organisation, "form": form, "key": key}
    status = 422 if form.is_bound else 200
    return render(request, "members/hand_over.html", context, status=status)
