"""Scouts, and what has grown old, for editors."""

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe
from wagtail.admin import messages

from home.actions.errors import ActionError, Invalid
from home.admin_screens import only, show_screen

from ..actions.trust_scout import end_scout, trust_scout
from ..forms.scouts import ScoutForm
from ..models import Scout
from ..policies import is_register_staff
from ..selectors.stale import stale_organisations

ROWS = 50


@require_http_methods(["GET", "POST"])
@only(is_register_staff)
def register_scouts(request: HttpRequest) -> HttpResponse:
    """List the scouts by country, and trust another steward."""
    form = ScoutForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            trust_scout(form.cleaned_data["person"], form.cleaned_data["country"], request.user)  # type: ignore[arg-type]
        except Invalid as error:
            form.add_error(error.field, str(error))
        except ActionError as error:
            form.add_error(None, str(error))
        else:
            messages.success(request, _("She is a scout now. She is told by mail."))
            return redirect("register_scouts")
    scouts = Scout.objects.filter(ended_at__isnull=True).select_related("user", "trusted_by")
    status = 422 if form.is_bound else 200
    context = {"form": form, "scouts": scouts}
    template = "wagtailadmin/register/scouts.html"
    return show_screen(request, template, _("Scouts"), context, icon="group", status=status)


@require_POST
@only(is_register_staff)
def register_scout_end(request: HttpRequest, pk: int) -> HttpResponse:
    """End the trust in a scout."""
    scout = get_object_or_404(Scout.objects.select_related("user"), pk=pk)
    try:
        end_scout(scout, request.user)  # type: ignore[arg-type]
        messages.success(request, _("She is no scout any more."))
    except ActionError as error:
        messages.error(request, str(error))
    return redirect("register_scouts")


@require_safe
@only(is_register_staff)
def register_stale(request: HttpRequest) -> HttpResponse:
    """List what nobody has confirmed for two years, and whether somebody can be asked."""
    rows = Paginator(stale_organisations(), ROWS).get_page(request.GET.get("page"))
    template = "wagtailadmin/register/stale.html"
    return show_screen(request, template, _("Unconfirmed"), {"rows": rows}, icon="history")
