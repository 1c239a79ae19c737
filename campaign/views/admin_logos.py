"""Logos of organisations in the admin: an editor looks at each before it is public."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST
from wagtail.admin import messages

from home.actions.errors import ActionError
from home.typed_numbers import whole_number
from network.actions.keep_logo import release_logo, remove_logo
from network.models import Organisation

from .admin_alliance import editors_only


@require_POST
@editors_only
def logo_answer(request: HttpRequest, pk: int) -> HttpResponse:
    """Make public what she saw, or take it away."""
    organisation = get_object_or_404(Organisation, pk=pk)
    seen = whole_number(request.POST.get("seen", "")) or 0
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
