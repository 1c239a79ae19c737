"""An organisation as its members see it."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from ..actions.update_facts import confirm_facts, update_facts
from ..forms.facts import FactsForm
from ..models import Organisation
from ..policies import may_edit_facts, may_manage_people
from ..selectors.members import tasks_of
from ..selectors.memberships import live_membership
from ..selectors.profiles import facts
from .inside import organisation_page


@require_safe
@organisation_page()
def member_organisation(request: HttpRequest, organisation: Organisation) -> HttpResponse:
    """Show the facts, what she can do here, and for stewards the way to edit and to people."""
    membership = live_membership(request.user, organisation)
    context = {
        "organisation": organisation,
        "facts": facts(organisation),
        "membership": membership,
        "tasks": tasks_of(membership, request) if membership else [],
        "logo": organisation.logo,
        "may_edit": may_edit_facts(request.user, organisation),
        "may_manage": may_manage_people(request.user, organisation),
    }
    return render(request, "members/organisation.html", context)


@require_http_methods(["GET", "POST"])
@organisation_page(may_edit_facts)
def member_organisation_edit(request: HttpRequest, organisation: Organisation) -> HttpResponse:
    """Let stewards change the facts."""
    form = FactsForm(request.POST or None, instance=organisation)
    if request.method == "POST" and form.is_valid():
        # The form has written the new values onto its instance: compare with the stored row.
        stored = Organisation.objects.get(pk=organisation.pk)
        update_facts(stored, request.user, form.cleaned_data, form.terms())  # type: ignore[arg-type]
        messages.success(request, _("Saved. The facts count as confirmed today."))
        return redirect("member_organisation", slug=organisation.slug)
    status = 422 if form.is_bound else 200
    context = {"form": form, "organisation": organisation}
    return render(request, "members/organisation_edit.html", context, status=status)


@require_POST
@organisation_page(may_edit_facts)
def member_organisation_confirm(request: HttpRequest, organisation: Organisation) -> HttpResponse:
    """Record that nothing changed."""
    confirm_facts(organisation, request.user)  # type: ignore[arg-type]
    messages.success(request, _("Thank you. The facts count as confirmed today."))
    return redirect("member_organisation", slug=organisation.slug)
