"""The logo of an organisation, as its stewards send it and take it away."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from ..actions.keep_logo import keep_logo, remove_logo
from ..forms.logo import LogoForm
from ..models import Organisation
from ..policies import may_edit_facts
from .inside import organisation_page


@require_http_methods(["GET", "POST"])
@organisation_page(may_edit_facts)
def member_logo(request: HttpRequest, organisation: Organisation) -> HttpResponse:
    """Show the logo and where it is; take another."""
    form = LogoForm(request.POST, request.FILES) if request.method == "POST" else LogoForm()
    if form.is_valid():
        keep_logo(organisation, request.user, form.cleaned_data["logo"])
        messages.success(request, _("Thank you. An editor looks at the logo before it is shown."))
        return redirect("member_logo", slug=organisation.slug)
    status = 422 if form.is_bound else 200
    context = {"form": form, "organisation": organisation, "logo": organisation.logo}
    return render(request, "members/logo.html", context, status=status)


@require_POST
@organisation_page(may_edit_facts)
def member_logo_remove(request: HttpRequest, organisation: Organisation) -> HttpResponse:
    """Take the logo away."""
    remove_logo(organisation, request.user)
    messages.success(request, _("The logo is removed."))
    return redirect("member_logo", slug=organisation.slug)
