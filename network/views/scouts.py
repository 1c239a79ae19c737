"""Scouts at work: listings of other organisations that nobody has confirmed for long."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from ..actions.confirm_as_scout import confirm_as_scout
from ..enums_register import Visibility
from ..models import Organisation
from ..policies import may_scout
from ..selectors.fact_groups import PREFETCHED, groups_of
from ..selectors.places import place_line
from ..selectors.unconfirmed import listings_for, scouting
from .inside import member_page

ROWS = 20


@require_safe
@member_page
def member_scout(request: HttpRequest) -> HttpResponse:
    """List what a scout may confirm, the oldest first; nobody else learns of this page."""
    if not scouting(request.user).exists():
        raise Http404
    rows = Paginator(listings_for(request.user), ROWS).get_page(request.GET.get("page"))
    for row in rows:
        row.place = place_line(row.town, row.country.code)
    context = {"rows": rows}
    return render(request, "members/scout.html", context)


@require_http_methods(["GET", "POST"])
@member_page
def member_scout_listing(request: HttpRequest, slug: str) -> HttpResponse:
    """Show one listing with a button that confirms it."""
    rows = Organisation.objects.listed().select_related("care_service")
    organisation = get_object_or_404(rows.prefetch_related(*PREFETCHED), slug=slug)
    if not may_scout(request.user, organisation):
        raise Http404
    if request.method == "POST":
        confirm_as_scout(organisation, request.user)  # type: ignore[arg-type]
        messages.success(request, _("Thank you. The facts count as confirmed today."))
        return redirect("member_scout")
    levels = [Visibility.PUBLIC, Visibility.NETWORK]
    context = {"organisation": organisation, "groups": groups_of(organisation, levels)}
    return render(request, "members/scout_listing.html", context)
