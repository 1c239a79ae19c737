"""Printing signature sheets: the form, what was printed before, and the PDF."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import get_language
from django.views.decorators.http import require_http_methods, require_safe

from home.actions.errors import Conflict
from home.actions.once import new_key, once
from network.views.inside import member_page

from ..actions.print_sheets import print_sheets
from ..documents.sheets import sheets_pdf
from ..forms.sheets import PrintSheetsForm
from ..models import Pledge, SignatureSheet
from ..policies_paper import may_type_sheet
from ..selectors.prints import print_of, prints
from ..selectors.signing import page_of
from ..sheet_numbers import read_sheet_number
from .collecting import collecting_organisation, offer_to_collect

PURPOSE = "print-sheets"


@require_http_methods(["GET", "HEAD", "POST"])
@member_page
def member_print_sheets(request: HttpRequest, slug: str, code: str) -> HttpResponse:
    """Ask how many sheets and for where, make them, and offer them as one PDF."""
    organisation = collecting_organisation(request, slug)
    offer = offer_to_collect(code)
    posted = request.POST if request.method == "POST" else None
    initial = {
        "number_of_sheets": 1,
        "language": get_language(),
        "country": organisation.country.code,
        "place": organisation.town,
        "collector_name": request.user.get_full_name(),  # type: ignore[union-attr]
    }
    form = PrintSheetsForm(posted, initial=initial)
    status = 200 if posted is None else 422
    if form.is_valid():
        try:
            number = once(
                request.user,
                PURPOSE,
                request.POST.get("key", ""),
                lambda: _print(request.user, offer.pledge, organisation, form.cleaned_data),
            )
        except Conflict as refusal:
            form.add_error(None, str(refusal))
            status = 409
        else:
            return redirect(f"{request.path}?printed={number}")
    context = {
        "organisation": organisation,
        "page": page_of(offer),
        "pledge": offer.pledge,
        "form": form,
        "key": request.POST.get("key") or new_key(),
        "printed": _just_printed(request),
        "prints": prints(offer.pledge, organisation),
    }
    return render(request, "members/collecting/sheets.html", context, status=status)


def _print(user: Any, pledge: Pledge, organisation: Any, asked: dict[str, Any]) -> str:
    """Print, and return the number of the first sheet."""
    own = asked["collector_name"] == user.get_full_name()
    sheets = print_sheets(
        pledge,
        by=user,
        organisation=organisation,
        collector=user if own else None,
        **asked,
    )
    return sheets[0].number


def _just_printed(request: HttpRequest) -> str:
    """Return the number in the address, when it is one of a sheet she may see."""
    sheets = _print_she_may_see(request.user, request.GET.get("printed", ""))
    return sheets[0].number if sheets else ""


def _print_she_may_see(user: Any, typed: str) -> list[SignatureSheet]:
    """Return the sheets that were printed together; none for who does not collect with them."""
    number = read_sheet_number(typed)
    sheets = print_of(number) if number else []
    return sheets if sheets and may_type_sheet(user, sheets[0]) else []


@require_safe
@member_page
def member_sheets_pdf(request: HttpRequest, number: str) -> HttpResponse:
    """Give the sheets of one print as a PDF to those who collect with them."""
    sheets = _print_she_may_see(request.user, number)
    if not sheets:
        raise Http404
    response = HttpResponse(sheets_pdf(sheets), content_type="application/pdf")
    response.headers["Content-Disposition"] = (
        f'attachment; filename="sheets-{sheets[0].number}.pdf"'
    )
    return response
