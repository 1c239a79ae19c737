"""Steps of a sheet beside typing and checking: it came back, a name or the photo goes."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from home.actions.errors import Invalid, require

from ..actions.collect_sheet import collect_sheet
from ..actions.sheet_photos import delete_photo
from ..actions.withdraw_line import withdraw_line
from ..forms.sheet_steps import CameBackForm, WithdrawLineForm
from ..models import SignatureSheet
from ..policies_paper import may_withdraw_line
from .sheets import sheet_page, show_sheet


@require_POST
@sheet_page
def member_sheet_back(request: HttpRequest, sheet: SignatureSheet) -> HttpResponse:
    """Note that a sheet came back."""
    form = CameBackForm(request.POST, sheet.place)
    if not form.is_valid():
        return show_sheet(request, sheet, status=422, back_form=form, form=form)
    collect_sheet(request.user, sheet.pk, **form.cleaned_data)
    messages.success(request, _("Noted. The sheet waits to be typed in."))
    return redirect("member_sheet", sheet.number)


@require_POST
@sheet_page
def member_sheet_withdraw(request: HttpRequest, sheet: SignatureSheet) -> HttpResponse:
    """Erase who signed on a line."""
    require(may_withdraw_line(request.user, sheet))
    form = WithdrawLineForm(request.POST, label_suffix="", auto_id="id_withdraw_%s")
    try:
        if form.is_valid():
            withdraw_line(request.user, sheet.number, **form.cleaned_data)
            messages.success(request, _("The line is erased and no longer counts."))
            return redirect("member_sheet", sheet.number)
    except Invalid as error:
        form.add_error(error.field, str(error))
    return show_sheet(request, sheet, status=422, withdraw_form=form, form=form)


@require_POST
@sheet_page
def member_sheet_photo_delete(request: HttpRequest, sheet: SignatureSheet) -> HttpResponse:
    """Delete the photo of a sheet."""
    delete_photo(request.user, sheet.pk)
    messages.success(request, _("The photo is deleted."))
    return redirect("member_sheet", sheet.number)
