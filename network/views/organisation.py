"""An organisation as its members see it."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from ..actions.confirm_facts import confirm_facts
from ..completeness import completeness_of
from ..enums_register import FactGroup
from ..facts import facts_in
from ..models import Organisation
from ..policies import may_edit_facts, may_manage_people, visibilities_for
from ..selectors.changes import waiting_wish
from ..selectors.fact_groups import groups_of
from ..selectors.members import tasks_of
from ..selectors.memberships import live_membership
from .facts import group_or_404
from .inside import organisation_page


@require_safe
@organisation_page()
def member_organisation(request: HttpRequest, organisation: Organisation) -> HttpResponse:
    """Show the facts, what she can do here, and for stewards the way to edit and to people."""
    membership = live_membership(request.user, organisation)
    may_edit = may_edit_facts(request.user, organisation)
    context = {
        "organisation": organisation,
        "groups": groups_of(organisation, visibilities_for(request.user, organisation)),
        "completeness": completeness_of(facts_in(organisation)) if may_edit else None,
        "wish": waiting_wish(organisation) if may_edit else None,
        "membership": membership,
        "tasks": tasks_of(membership, request) if membership else [],
        "logo": organisation.logo,
        "may_edit": may_edit,
        "may_manage": may_manage_people(request.user, organisation),
    }
    return render(request, "members/organisation.html", context)


@require_POST
@organisation_page(may_edit_facts)
def member_organisation_confirm(request: HttpRequest, organisation: Organisation) -> HttpResponse:
    """Record that nothing changed, in all facts or in one group of them."""
    asked = request.POST.get("group", "")
    groups = [group_or_404(asked)] if asked else list(FactGroup)
    confirm_facts(organisation, request.user, groups)  # type: ignore[arg-type]
    messages.success(request, _("Thank you. The facts count as confirmed today."))
    return redirect("member_organisation", slug=organisation.slug)
