"""What editors do with the facts of organisations: answer wishes, check, take changes back."""

from functools import partial

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe
from wagtail.admin import messages

from home.actions.errors import ActionError, Invalid
from home.admin_screens import only, show_screen

from ..actions.decide_change import decide_change
from ..actions.verify_facts import verify_facts
from ..enums_register import FactGroup, Visibility
from ..forms.register_answers import VerifyForm, WishForm
from ..models import FactChange, Organisation
from ..policies import is_register_staff, may_revert_change
from ..selectors.changes import entry_of, history_of, waiting_wishes
from ..selectors.directory import organisation_url
from ..selectors.fact_groups import PREFETCHED, groups_of

WISHES = "register_wishes"


@require_safe
@only(is_register_staff)
def register_wishes(request: HttpRequest) -> HttpResponse:
    """List the wishes for another name, type or country, oldest first."""
    context = {"entries": [entry_of(change) for change in waiting_wishes()], "form": WishForm()}
    template = "wagtailadmin/register/wishes.html"
    return show_screen(request, template, _("Names to check"), context, icon="edit")


@require_POST
@only(is_register_staff)
def register_wish(request: HttpRequest, pk: int) -> HttpResponse:
    """Answer one wish."""
    change = get_object_or_404(FactChange.objects.select_related("organisation"), pk=pk)
    form = WishForm(request.POST)
    reason = form.cleaned_data["reason"] if form.is_valid() else ""
    try:
        decide_change(change, request.user, accept="accept" in request.POST, reason=reason)  # type: ignore[arg-type]
        messages.success(request, _("Answered. Who asked is told by mail."))
    except ActionError as error:
        messages.error(request, str(error))
    return redirect(WISHES)


@require_http_methods(["GET", "POST"])
@only(is_register_staff)
def register_organisation(request: HttpRequest, pk: int) -> HttpResponse:
    """Show all facts with who stands behind them; note what was checked."""
    rows = Organisation.objects.select_related("care_service").prefetch_related(*PREFETCHED)
    organisation = get_object_or_404(rows, pk=pk)
    form = VerifyForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        group = FactGroup(form.cleaned_data["group"])
        try:
            verify_facts(organisation, request.user, group, form.cleaned_data["how"])  # type: ignore[arg-type]
        except Invalid as error:
            form.add_error(error.field, str(error))
        else:
            messages.success(request, _("Noted: %(facts)s.") % {"facts": group.label})
            return redirect("register_organisation", pk=pk)
    context = {
        "organisation": organisation,
        "groups": groups_of(organisation, Visibility),
        "entries": history_of(organisation, partial(may_revert_change, request.user)),
        "form": form,
        "public_url": organisation_url(organisation),
    }
    between = ((reverse("wagtailsnippets_network_organisation:list"), _("Organisations")),)
    return show_screen(
        request,
        "wagtailadmin/register/organisation.html",
        organisation.name,
        context,
        icon="group",
        between=between,
        status=422 if form.is_bound else 200,
    )
