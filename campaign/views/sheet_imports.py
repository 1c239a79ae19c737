"""Importing a file of typed sheets, for editors and data officers: try it first, then keep it."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from home.actions.errors import Conflict, Invalid, require
from network.views.inside import member_page

from ..actions.import_sheets import Imported, import_sheets
from ..actions.undo_import import undo_import
from ..forms.sheet import ImportForm
from ..models import ImportBatch
from ..policies_paper import may_import_sheets

SHOWN_BATCHES = 20
SHOWN_REASONS = 200


@require_http_methods(["GET", "HEAD", "POST"])
@member_page
def member_import(request: HttpRequest) -> HttpResponse:
    """Take a file: say what would happen, or keep it, with the reason of every refused line."""
    require(may_import_sheets(request.user))
    form = ImportForm(request.POST, request.FILES) if request.method == "POST" else ImportForm()
    result = None
    dry_run = "import" not in request.POST
    if form.is_valid():
        file = form.cleaned_data["file"]
        try:
            result = import_sheets(request.user, file.name, file.read(), dry_run=dry_run)
        except Invalid as refusal:
            form.add_error("file", str(refusal))
    refused = form.is_bound and (result is None or bool(result.refused))
    batches = ImportBatch.objects.select_related("by")[:SHOWN_BATCHES]
    context = {"form": form, "batches": batches, "dry_run": dry_run, **_told(result)}
    template = "members/sheets/import.html"
    return render(request, template, context, status=422 if refused else 200)


def _told(result: Imported | None) -> dict[str, object]:
    """Return what the page says about a file."""
    if result is None:
        return {}
    more = len(result.refused) - SHOWN_REASONS
    return {"result": result, "reasons": result.reasons[:SHOWN_REASONS], "more": max(0, more)}


@require_POST
@member_page
def member_import_undo(request: HttpRequest, pk: int) -> HttpResponse:
    """Take back what a file brought."""
    require(may_import_sheets(request.user))
    batch = get_object_or_404(ImportBatch, pk=pk)
    try:
        undo_import(request.user, batch.pk)
        messages.success(request, _("The import is undone."))
    except Conflict as refusal:
        messages.error(request, str(refusal))
    return redirect("member_import")
