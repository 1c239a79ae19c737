"""Sheets of paper in the member area: find one, see where it is, send its photo, count it."""

from collections.abc import Callable
from functools import wraps
from pathlib import PurePosixPath
from typing import Any

from django.contrib import messages
from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from home.actions.errors import Conflict, Invalid, NotAllowed
from home.views.files import TYPES
from network.views.inside import member_page

from ..actions.count_sheet import count_sheet, undo_sheet
from ..actions.sheet_photos import keep_photo
from ..enums import SheetState
from ..forms.sheet import SheetNumberForm, SheetPhotoForm, UndoForm
from ..forms.sheet_steps import CameBackForm, WithdrawLineForm
from ..models import SignatureSheet
from ..policies import NOT_A_COLLECTOR
from ..policies_paper import may_check_sheet, may_undo_sheet, may_withdraw_line, organisation_of
from ..selectors.collecting import organisations_to_collect_for
from ..selectors.data_staff import is_data_staff
from ..selectors.sheets import find_sheet, numbers_of, waiting_sheets
from ..sheet_numbers import read_sheet_number

View = Callable[..., HttpResponse]


def sheet_page(view: View) -> View:
    """Hand the sheet of the address to a view; to who may not type it, it is a 404."""

    @wraps(view)
    def inner(request: HttpRequest, number: str, *args: Any, **kwargs: Any) -> HttpResponse:
        printed = read_sheet_number(number)
        sheet = find_sheet(request.user, printed) if printed else None
        if sheet is None:
            raise Http404
        try:
            return view(request, sheet, *args, **kwargs)
        except Conflict as error:
            return show_sheet(request, sheet, problem=error.message, status=409)

    return member_page(inner)


@require_http_methods(["GET", "HEAD", "POST"])
@member_page
def member_sheets(request: HttpRequest) -> HttpResponse:
    """Ask for the number of a sheet, and list those on which something is to be done."""
    staff = is_data_staff(request.user)
    if not staff and not organisations_to_collect_for(request.user):
        raise NotAllowed(NOT_A_COLLECTOR.reason)
    form = SheetNumberForm(request.POST if request.method == "POST" else None, label_suffix="")
    if form.is_valid():
        number = form.cleaned_data["number"]
        if find_sheet(request.user, number):
            return redirect("member_sheet", number)
        form.add_error("number", _("We don't know this sheet, or it is of another organisation."))
    sheets = [
        (sheet, organisation_of(sheet), _next_step(request.user, sheet))
        for sheet in waiting_sheets(request.user)
    ]
    context = {"form": form, "sheets": sheets, "staff": staff}
    status = 422 if form.is_bound else 200
    return render(request, "members/sheets/list.html", context, status=status)


def _next_step(user: Any, sheet: SignatureSheet) -> str:
    """Return what is to be done with a sheet, in words."""
    if sheet.state == SheetState.COLLECTED:
        return _("Type it in")
    if any(one.pk == user.pk for one in sheet.typists.all()):
        return _("Another person must check it")
    return _("Check it") if sheet.state == SheetState.TYPED else _("Count it")


def show_sheet(
    request: HttpRequest, sheet: SignatureSheet, status: int = 200, **more: Any
) -> HttpResponse:
    """Show where a sheet is and what can be done with it."""
    sheet.refresh_from_db()
    context = {
        "sheet": sheet,
        "organisation": organisation_of(sheet),
        "numbers": numbers_of(sheet),
        "checks": sheet.checks.all(),
        "check": may_check_sheet(request.user, sheet),
        "undo": may_undo_sheet(request.user, sheet),
        "erase": may_withdraw_line(request.user, sheet),
        "back_form": CameBackForm(place=sheet.place),
        "withdraw_form": WithdrawLineForm(label_suffix="", auto_id="id_withdraw_%s"),
        "photo_form": SheetPhotoForm(label_suffix=""),
        "undo_form": UndoForm(label_suffix=""),
        **more,
    }
    return render(request, "members/sheets/sheet.html", context, status=status)


@require_http_methods(["GET", "HEAD", "POST"])
@sheet_page
def member_sheet(request: HttpRequest, sheet: SignatureSheet) -> HttpResponse:
    """Show a sheet; take its photo."""
    if request.method != "POST":
        return show_sheet(request, sheet)
    form = SheetPhotoForm(request.POST, request.FILES, label_suffix="")
    if not form.is_valid():
        return show_sheet(request, sheet, status=422, photo_form=form, form=form)
    keep_photo(request.user, sheet.pk, form.cleaned_data["photo"])
    messages.success(request, _("The photo is kept. Only those who type and check see it."))
    return redirect("member_sheet", sheet.number)


@require_safe
@sheet_page
def member_sheet_photo(request: HttpRequest, sheet: SignatureSheet) -> Any:
    """Serve the photo to those who type and check the sheet."""
    name = sheet.photo.name or ""
    kind = TYPES.get(PurePosixPath(name).suffix)
    if not name or kind is None or not sheet.photo.storage.exists(name):
        raise Http404
    response = FileResponse(sheet.photo.open(), content_type=kind)
    response.headers["X-Content-Type-Options"] = "nosniff"
    return response


@require_POST
@sheet_page
def member_sheet_count(request: HttpRequest, sheet: SignatureSheet) -> HttpResponse:
    """Let the signatures of a checked sheet count."""
    count_sheet(request.user, sheet.pk)
    messages.success(request, _("The sheet is counted. The count shows it within 10 seconds."))
    return redirect("member_sheet", sheet.number)


@require_POST
@sheet_page
def member_sheet_undo(request: HttpRequest, sheet: SignatureSheet) -> HttpResponse:
    """Take a sheet back one step."""
    form = UndoForm(request.POST, label_suffix="")
    try:
        if form.is_valid():
            undo_sheet(request.user, sheet.pk, form.cleaned_data["reason"])
            messages.success(request, _("The sheet is one step back."))
            return redirect("member_sheet", sheet.number)
    except Invalid as error:
        form.add_error("reason", str(error))
    return show_sheet(request, sheet, status=422, undo_form=form, form=form)
