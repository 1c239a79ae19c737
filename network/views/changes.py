"""The history of an organisation's facts, for its stewards and for editors."""

from functools import partial

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from home.actions.errors import Conflict, Invalid

from ..actions.revert_change import revert_change
from ..models import Organisation
from ..policies import may_edit_facts, may_revert_change
from ..selectors.changes import history_of
from .inside import organisation_page


@require_safe
@organisation_page(may_edit_facts)
def member_changes(request: HttpRequest, organisation: Organisation) -> HttpResponse:
    """Show what was changed, by whom, with a button to take it back."""
    entries = history_of(organisation, partial(may_revert_change, request.user))
    context = {"organisation": organisation, "entries": entries}
    return render(request, "members/changes.html", context)


@require_POST
@organisation_page(may_edit_facts)
def member_change_revert(request: HttpRequest, organisation: Organisation, pk: int) -> HttpResponse:
    """Take one change back."""
    change = get_object_or_404(organisation.fact_changes.select_related("organisation"), pk=pk)
    try:
        revert_change(change, request.user)  # type: ignore[arg-type]
        messages.success(request, _("The facts are again as they were before."))
    except (Conflict, Invalid) as error:
        messages.error(request, str(error))
    return redirect("member_changes", slug=organisation.slug)
