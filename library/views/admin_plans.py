"""Plans in the admin: change the state of an activity, keep a snapshot."""

from typing import Any

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods
from wagtail.admin import messages

from home.actions.errors import Conflict, Invalid
from home.admin_screens import only, show_screen
from home.translated import say

from ..actions.change_plan_status import change_plan_status
from ..actions.take_snapshot import take_snapshot
from ..forms.plans import PlanStatusForm, SnapshotForm
from ..models import Plan, PlanActivity
from ..policies_plans import may_edit_plan

ACTIVITIES = "wagtailsnippets_library_planactivity:list"
PLANS = "wagtailsnippets_library_plan:list"


@require_http_methods(["GET", "POST"])
@only(may_edit_plan)
def plan_status(request: HttpRequest, pk: int) -> HttpResponse:
    """Show an activity with its history, and change its state."""
    activity = get_object_or_404(PlanActivity.objects.select_related("objective"), pk=pk)
    form = PlanStatusForm(request.POST or None, activity=activity)
    if request.method == "POST" and form.is_valid():
        said = form.cleaned_data
        try:
            change_plan_status(
                pk,
                request.user,
                said["status"],
                said["since"],
                seen=said["seen"],
                note=said["note"],
            )
        except Invalid as error:
            form.add_error(error.field, str(error))
        except Conflict as error:
            messages.error(request, str(error))
            return redirect("library_plan_status", pk=pk)
        else:
            messages.success(request, _("Changed. The page of the plan says so."))
            return redirect(ACTIVITIES)
    context = {"activity": activity, "history": activity.history.all()}
    return _screen(request, "status", _("Change the state"), ACTIVITIES, form, context)


@require_http_methods(["GET", "POST"])
@only(may_edit_plan)
def plan_snapshot(request: HttpRequest, pk: int) -> HttpResponse:
    """Keep how a plan stands today."""
    plan = get_object_or_404(Plan, pk=pk)
    form = SnapshotForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            take_snapshot(pk, request.user, form.cleaned_data["note"])
        except Conflict as error:
            messages.error(request, str(error))
        else:
            messages.success(request, _("Kept. It can be compared on the page of the plan."))
        return redirect(PLANS)
    context = {"plan": plan, "snapshots": plan.snapshots.defer("content")}
    return _screen(request, "snapshot", _("Keep a snapshot"), PLANS, form, context)


def _screen(
    request: HttpRequest,
    name: str,
    title: str,
    back: str,
    form: forms.Form,
    context: dict[str, Any],
) -> HttpResponse:
    """Show the record with its form."""
    record = context.get("activity") or context["plan"]
    between = [(reverse(back), str(say(record.title))[:60])]
    template = f"wagtailadmin/library/plan_{name}.html"
    status = 422 if form.is_bound else 200
    return show_screen(
        request,
        template,
        title,
        {"form": form, **context},
        icon="list-ul",
        between=between,
        status=status,
    )
