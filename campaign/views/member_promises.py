"""Promises in the member area: partners answer, both sides report, the owner may withdraw."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from home.actions.errors import Conflict, Invalid, require
from home.actions.once import new_key, once
from home.typed_numbers import whole_number
from network.views.inside import member_page

from ..actions.partners import answer_partner
from ..actions.promises import withdraw_promise
from ..actions.report_progress import report_progress
from ..forms.alliance import ReportForm, WithdrawPromiseForm
from ..models import Pledge
from ..policies_alliance import may_report_progress, may_withdraw_promise
from ..selectors.alliance import (
    promise_context,
    promises_of,
    reporting_organisations,
    stewarded_ids,
)

View = Callable[..., HttpResponse]


def promise_page(view: View) -> View:
    """Hand the promise of the address to a view; who is steward of no side of it gets 404."""

    @wraps(view)
    def inner(request: HttpRequest, code: str, *args: Any, **kwargs: Any) -> HttpResponse:
        promises = promises_of(stewarded_ids(request.user)).select_related("organisation")
        return view(request, get_object_or_404(promises, code=code), *args, **kwargs)

    return member_page(inner)


def show(
    request: HttpRequest, pledge: Pledge, problem: Any = "", status: int = 200
) -> HttpResponse:
    """Show a promise from inside: its words, its partners, its reports, what she can do."""
    context = {**promise_context(pledge, request.user), "problem": problem}
    return render(request, "members/promise.html", context, status=status)


@require_safe
@promise_page
def member_promise(request: HttpRequest, pledge: Pledge) -> HttpResponse:
    """Show where a promise stands."""
    return show(request, pledge)


@require_POST
@promise_page
def member_promise_answer(request: HttpRequest, pledge: Pledge) -> HttpResponse:
    """Say yes or no for a partner."""
    number = request.POST.get("partner", "")
    hers = pledge.partners.filter(organisation__in=stewarded_ids(request.user))
    partner = get_object_or_404(hers, pk=whole_number(number))
    accept = request.POST.get("answer") == "accept"
    try:
        seen = request.POST.get("seen", "")
        answer_partner(partner.pk, request.user, accept=accept, seen=seen)
    except Conflict as error:
        return show(request, pledge, problem=error.message, status=409)
    if accept:
        messages.success(request, _("Accepted. Thank you!"))
    else:
        messages.success(request, _("Declined. Who wrote the promise must take your name out."))
    return redirect("member_promise", code=pledge.code)


@require_http_methods(["GET", "POST"])
@promise_page
def member_report(request: HttpRequest, pledge: Pledge) -> HttpResponse:
    """Report on a promise; the same form posted twice makes one report."""
    require(may_report_progress(request.user, pledge))
    organisations = reporting_organisations(pledge, request.user)
    sent = (request.POST, request.FILES) if request.method == "POST" else ()
    form = ReportForm(*sent, organisations=organisations)
    if form.is_bound and form.is_valid():

        def act() -> str:
            organisation = form.chosen_organisation()
            answers = form.cleaned_data
            if answers.get("image"):
                answers = answers | {"agreement": form.agreement()}
            report = report_progress(pledge.pk, request.user, organisation.pk, answers)
            return str(report.pk)

        try:
            once(request.user, "report", request.POST.get("key", ""), act)
        except Conflict as error:
            return show(request, pledge, problem=error.message, status=409)
        messages.success(request, _("Sent. An editor reads it before it is public."))
        return redirect("member_promise", code=pledge.code)
    key = request.POST.get("key") or new_key()
    context = {"form": form, "key": key, **promise_context(pledge, request.user)}
    status = 422 if form.is_bound else 200
    return render(request, "members/report_form.html", context, status=status)


@require_http_methods(["GET", "POST"])
@promise_page
def member_promise_withdraw(request: HttpRequest, pledge: Pledge) -> HttpResponse:
    """Take a public promise back, with a reason."""
    require(may_withdraw_promise(request.user, pledge))
    form = WithdrawPromiseForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        words = form.cleaned_data
        language = words["text_language"]
        try:
            withdraw_promise(pledge.pk, request.user, reason=words["reason"], language=language)
        except Invalid as error:
            form.add_error(error.field, str(error))
        except Conflict as error:
            return show(request, pledge, problem=error.message, status=409)
        else:
            messages.success(request, _("Withdrawn. The page of the promise says so."))
            return redirect("member_promise", code=pledge.code)
    context = {"form": form, **promise_context(pledge, request.user)}
    status = 422 if form.is_bound else 200
    return render(request, "members/promise_withdraw.html", context, status=status)
