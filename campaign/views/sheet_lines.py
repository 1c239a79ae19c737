"""Typing in the lines of a sheet, and comparing them with the paper."""

from collections.abc import Iterable
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from home.actions.errors import require
from home.forms.country import country_choices

from ..actions.check_sheet import begin_check, finish_check
from ..actions.sheet_lines import Problem
from ..actions.type_sheet import finish_typing, open_for_typing, type_lines
from ..enums_paper import CheckOutcome
from ..forms.sheet import ComparedLineForm, LineForm
from ..models import SheetCheck, SignatureSheet
from ..policies_paper import may_check_sheet, organisation_of
from ..selectors.sheet_lines import Line, stored_lines
from .sheets import sheet_page


def _forms(
    kind: type[LineForm],
    sheet: SignatureSheet,
    numbers: Iterable[int],
    data: Any,
    stored: dict[int, Line],
) -> list[LineForm]:
    """Return the form of each line."""
    country = sheet.country.code or organisation_of(sheet).country.code
    return [kind(number, country, stored.get(number), data) for number in numbers]


def _mark(forms: list[LineForm], problems: dict[int, Problem], stored: dict[int, Line]) -> None:
    """Write what is wrong beside each line, and what the next saving is compared with."""
    for form in forms:
        problem = problems.get(form.number)
        if problem is None:
            continue
        form.add_error(problem.field, str(problem.message))
        form.namesake = problem.namesake
        _compare_with(form, stored)


def _compare_with(form: LineForm, stored: dict[int, Line]) -> None:
    """Let the next saving of a line be compared with what is stored now."""
    now = stored.get(form.number)
    # By its items: a QueryDict unpacked as a dict would give lists.
    form.data = dict(form.data.items()) | {form.add_prefix("seen"): now.seen if now else ""}


def _render(
    request: HttpRequest, template: str, sheet: SignatureSheet, forms: list[LineForm], **more: Any
) -> HttpResponse:
    wrong = [form for form in forms if form.is_bound and form.errors]
    names = [name for _code, name in country_choices(get_language() or "en")]
    context = {"sheet": sheet, "forms": forms, "wrong": wrong, "countries": names, **more}
    status = 422 if wrong else 200
    return render(request, f"members/sheets/{template}.html", context, status=status)


@require_http_methods(["GET", "HEAD", "POST"])
@sheet_page
def member_sheet_type(request: HttpRequest, sheet: SignatureSheet) -> HttpResponse:
    """Show all lines; keep each that is right, and show the others again as they were typed."""
    open_for_typing(sheet)
    data = request.POST if request.method == "POST" else None
    numbers = range(1, sheet.lines + 1)
    forms = _forms(LineForm, sheet, numbers, data, stored_lines(sheet))
    if data is None:
        return _render(request, "type", sheet, forms)
    right = [form.line for form in forms if form.is_valid()]
    problems = type_lines(request.user, sheet.pk, right)
    stored = stored_lines(sheet)
    if not problems and len(right) == len(forms):
        if "done" in data:
            finish_typing(request.user, sheet.pk)
            messages.success(request, _("Typed in. Now another person checks it."))
            return redirect("member_sheet", sheet.number)
        messages.success(request, _("Saved."))
        return redirect("member_sheet_type", sheet.number)
    kept = [form for form in forms if form.is_valid() and form.number not in problems]
    _mark(forms, problems, stored)
    # What was kept just now is compared with itself when she saves again.
    for form in kept:
        _compare_with(form, stored)
    return _render(
        request, "type", sheet, forms, kept=len([one for one in kept if one.line.values])
    )


@require_http_methods(["GET", "HEAD", "POST"])
@sheet_page
def member_sheet_check(request: HttpRequest, sheet: SignatureSheet) -> HttpResponse:
    """Show the lines to compare; keep the corrections and the outcome."""
    require(may_check_sheet(request.user, sheet))
    data = request.POST if request.method == "POST" else None
    if data is not None and "full" in data:
        begin_check(request.user, sheet.pk, full=True)
        return redirect("member_sheet_check", sheet.number)
    check = begin_check(request.user, sheet.pk)
    forms = _forms(ComparedLineForm, sheet, check.lines, data, stored_lines(sheet))
    if data is None:
        return _render(request, "check", sheet, forms, check=check)
    right = [form.line for form in forms if form.is_valid()]
    if len(right) < len(forms):
        return _render(request, "check", sheet, forms, check=check)
    problems = finish_check(request.user, sheet.pk, right)
    if problems:
        _mark(forms, problems, stored_lines(sheet))
        return _render(request, "check", sheet, forms, check=check)
    check.refresh_from_db()
    return _after_check(request, sheet, check)


def _after_check(request: HttpRequest, sheet: SignatureSheet, check: SheetCheck) -> HttpResponse:
    """Say what came out."""
    if check.outcome == CheckOutcome.TOO_MANY:
        messages.warning(request, _("There are too many mistakes. Please compare every line."))
        return redirect("member_sheet_check", sheet.number)
    messages.success(request, _("Checked. Now it can be counted."))
    return redirect("member_sheet", sheet.number)
