"""Logos of organisations in the admin: an editor looks at each before it is public."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST
from wagtail.admin import messages

from home.actions.errors import ActionError
from network.actions.keep_logo import release_logo, remove_logo
from network.models import Organisation

from .admin_alliance import editors_only

LONGEST_NUMBER = 18


@require_POST
@editors_only
def logo_answer(request: HttpRequest, pk: int) -> HttpResponse:
    """Make public what she saw, or take it away."""
    organisation = get_object_or_404(Organisation, pk=pk)
    told = request.POST.get("seen", "")
    seen = int(told) if told.isdecimal() and len(told) < LONGEST_NUMBER else 0
    try:
        if request.POST.get("answer") == "release":
            release_logo(pk, request.user, seen)
            messages.success(request, _("The logo is public."))
        else:
            remove_logo(organisation, request.user, seen)
            messages.success(request, _("The logo is removed."))
    except ActionError as refusal:
        messages.error(request, str(refusal))
    return redirect("campaign_alliance")
