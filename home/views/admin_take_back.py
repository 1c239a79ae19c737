"""Requests to take a story down, in the admin: for data officers alone."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe
from wagtail.admin import messages

from ..actions.errors import Conflict
from ..actions.help_take_back import answer_request
from ..admin_screens import only, show_screen
from ..forms.help_take_back import HelpedForm
from ..policies import may_help_take_back
from ..selectors.take_back_requests import waiting_requests

SHOWN = 100


@require_safe
@only(may_help_take_back)
def take_back_requests(request: HttpRequest) -> HttpResponse:
    """List what waits."""
    context = {"requests": waiting_requests()[:SHOWN]}
    title = _("Requests to take a story down")
    return show_screen(request, "wagtailadmin/take_back/list.html", title, context, icon="help")


@require_http_methods(["GET", "POST"])
@only(may_help_take_back)
def take_back_request(request: HttpRequest, pk: int) -> HttpResponse:
    """Show one request, and note what was done."""
    asked = get_object_or_404(waiting_requests(), pk=pk)
    form = HelpedForm(request.POST if request.method == "POST" else None)
    if form.is_bound and form.is_valid():
        try:
            answer_request(pk, request.user, form.cleaned_data["words"])
        except Conflict as error:
            messages.error(request, str(error))
        else:
            messages.success(request, _("The request is answered."))
        return redirect("take_back_requests")
    return show_screen(
        request,
        "wagtailadmin/take_back/request.html",
        str(asked),
        {"asked": asked, "form": form},
        icon="help",
        between=[(reverse("take_back_requests"), _("Requests to take a story down"))],
        status=422 if form.is_bound else 200,
    )
