"""The page on which a data officer exports signers."""

from typing import Any

from django.http import HttpRequest, HttpResponse, HttpResponseBase, StreamingHttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from accounts.second_factor import ask_again, is_fresh
from home.actions.errors import Invalid, require

from ...actions.export_signers import Export, export_signers
from ...exports import csv_file, xlsx_file
from ...forms.export import ExportForm
from ...models import Pledge
from ...policies_signers import may_see_signers

FILES: dict[str, Any] = {"csv": csv_file, "xlsx": xlsx_file}


@require_http_methods(["GET", "HEAD", "POST"])
def export(request: HttpRequest) -> HttpResponseBase:
    """Ask what to export; then stream it. Without a fresh second factor, ask for that first."""
    require(may_see_signers(request.user))
    if not is_fresh(request):
        return ask_again(request, request.path)
    form = ExportForm(request.POST or None, initial={"pledge": request.GET.get("pledge")})
    if request.method != "POST" or not form.is_valid():
        return _page(request, form)
    asked = form.cleaned_data
    try:
        found = export_signers(
            request.user,
            asked["pledge"],
            asked["scope"],
            asked["form"],
            asked["purpose"],
            fresh=is_fresh(request),
        )
    except Invalid as refusal:
        form.add_error(refusal.field, str(refusal))
        return _page(request, form)
    return _file(found, asked["pledge"], asked["form"])


def _page(request: HttpRequest, form: ExportForm) -> HttpResponse:
    status = 422 if form.is_bound else 200
    return render(request, "wagtailadmin/campaign/export.html", {"form": form}, status=status)


def _file(found: Export, pledge: Pledge, form: str) -> StreamingHttpResponse:
    """Return the file; its name says how many rows it has, so that a part is not taken for all."""
    kind = FILES[form]
    name = f"{pledge.code}-{timezone.localdate():%Y-%m-%d}-{found.number}-rows.{form}"
    response = StreamingHttpResponse(kind.stream(found.rows), content_type=kind.MEDIA_TYPE)
    response.headers["Content-Disposition"] = f'attachment; filename="{name}"'
    response.headers["Cache-Control"] = "no-store"
    return response
