"""Assisted signing: choose a pledge, hand the phone round, one empty form for each person."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import get_language
from django.views.decorators.http import require_http_methods, require_safe

from home.actions.errors import Conflict, NotAllowed, require
from home.actions.once import new_key, once, was_used
from home.typed_numbers import whole_number
from network.models import Organisation
from network.selectors.memberships import live_membership
from network.views.inside import member_page

from ..actions.collect import Witnessed, collect
from ..actions.sign import wording_of
from ..forms.collect import CollectForm
from ..policies import NOT_A_COLLECTOR, may_collect
from ..selectors.collecting import PURPOSE, collected_today, places_to_collect
from ..selectors.signing import Offer, find_offer, page_of

FIELDS = ("name", "country", "visibility", "email", "constituency")


@require_safe
@member_page
def member_collect(request: HttpRequest) -> HttpResponse:
    """Let her choose what is signed today."""
    places = places_to_collect(request.user)
    if not places:
        raise NotAllowed(NOT_A_COLLECTOR.reason)
    context = {"places": places, "today": collected_today(request.user)}
    return render(request, "members/collecting/choose.html", context)


def collecting_organisation(request: HttpRequest, slug: str) -> Organisation:
    """Return the organisation for which she collects; strangers do not learn that it is here."""
    found = get_object_or_404(Organisation, slug=slug)
    allowed = may_collect(request.user, found)
    if not allowed and live_membership(request.user, found) is None:
        raise Http404
    require(allowed)
    return found


def offer_to_collect(code: str, wording: str = "") -> Offer:
    """Return what is signed, in the language of the page; 404 when it is not public."""
    version = whole_number(wording, longest=4)
    offer = find_offer(code, get_language() or "en", version)
    if offer is None:
        raise Http404
    return offer


def _render(
    request: HttpRequest, template: str, offer: Offer, status: int = 200, **context: Any
) -> HttpResponse:
    page = page_of(offer)
    context |= {"page": page, "pledge": offer.pledge, "today": collected_today(request.user)}
    return render(request, f"members/collecting/{template}.html", context, status=status)


@require_http_methods(["GET", "HEAD", "POST"])
@member_page
def member_collect_form(request: HttpRequest, slug: str, code: str) -> HttpResponse:
    """Show an empty form, or keep what one person filled in.

    A form whose key was used leads to the thanks, whatever it holds: the browser's way back must
    not bring up the person before.
    """
    organisation = collecting_organisation(request, slug)
    posted = request.POST if request.method == "POST" else None
    offer = offer_to_collect(code, request.POST.get("wording", ""))
    key = request.POST.get("key", "")
    if posted is not None and was_used(request.user, PURPOSE, key):
        return redirect("member_collect_thanks", slug, code)
    try:
        wording = wording_of(offer)
    except Conflict:
        return _render(request, "closed", offer, status=410)
    form = CollectForm(wording, organisation.country.code, posted)
    if form.is_valid():
        entry = Witnessed(
            language=get_language() or "en", **{name: form.cleaned_data[name] for name in FIELDS}
        )

        def act() -> str:
            collect(request.user, organisation, offer, entry)
            return ""

        once(request.user, PURPOSE, key or new_key(), act)
        return redirect("member_collect_thanks", slug, code)
    return _render(
        request,
        "form",
        offer,
        status=422 if form.is_bound else 200,
        form=form,
        key=key or new_key(),
        organisation=organisation,
    )


@require_safe
@member_page
def member_collect_thanks(request: HttpRequest, slug: str, code: str) -> HttpResponse:
    """Thank whoever signed last, without a word about her, and lead to the next person."""
    organisation = collecting_organisation(request, slug)
    return _render(request, "thanks", offer_to_collect(code), organisation=organisation)
