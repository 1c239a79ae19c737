"""The editors' own list of mail services, in the admin."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST
from wagtail.admin import messages

from home.actions.errors import Invalid

from ..actions.block_domain import block_domain, unblock_domain
from ..forms.blocked_domain import BlockedDomainForm
from ..models import BlockedDomain
from .admin_pages import admin_page, moderators_only


@moderators_only
@require_http_methods(["GET", "HEAD", "POST"])
def held_domains(request: HttpRequest) -> HttpResponse:
    """Show the list (GET); add to it (POST)."""
    form = BlockedDomainForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        told = form.cleaned_data
        try:
            row = block_domain(request.user, told["domain"], told["note"])
        except Invalid as refusal:
            form.add_error("domain", str(refusal))
        else:
            messages.success(request, _("%(domain)s is set aside.") % {"domain": row.domain})
            return redirect("campaign_held_domains")
    context = {"form": form, "domains": BlockedDomain.objects.select_related("added_by")}
    title, status = _("Mail services set aside"), 422 if form.is_bound else 200
    template = "wagtailadmin/campaign/domains.html"
    return admin_page(request, template, title, context, status=status)


@moderators_only
@require_POST
def held_domain_trust(request: HttpRequest, pk: int) -> HttpResponse:
    """Take a mail service off the list."""
    row = get_object_or_404(BlockedDomain, pk=pk)
    if unblock_domain(request.user, row):
        messages.success(request, _("%(domain)s is trusted again.") % {"domain": row.domain})
    return redirect("campaign_held_domains")
