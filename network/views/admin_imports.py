"""Importing a register, for editors: send, choose columns, look, confirm, undo."""

from typing import Any

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST
from wagtail.admin import messages

from home.actions.errors import ActionError, Conflict, Invalid
from home.admin_screens import only, show_screen

from ..actions.begin_import import begin_import, choose_columns, discard_import
from ..actions.decide_row import choose_sides, decide_duplicate_row
from ..actions.run_import import confirm_import, open_rows
from ..actions.undo_import import undo_import
from ..enums_import import BatchState, Outcome
from ..forms.register_import import ColumnsForm, RegisterFileForm
from ..importing.reading import read_table
from ..models import ImportBatch, ImportFile, ImportRow
from ..policies_register import may_import_organisations
from ..selectors.imports import numbers, shown_rows

ROWS = 50
BATCHES = 50
# Seconds after which a page about something that runs loads again, without script.
LOAD_AGAIN = 3


@require_http_methods(["GET", "HEAD", "POST"])
@only(may_import_organisations)
def register_imports(request: HttpRequest) -> HttpResponse:
    """List the imports; take a file."""
    form = RegisterFileForm(request.POST or None, request.FILES or None)
    if request.method == "POST" and form.is_valid():
        told = form.cleaned_data
        file = told["file"]
        try:
            batch = begin_import(
                request.user,
                told["kind"],
                file.name,
                file.read(),
                source=told["source"],
                licence=told["licence"],
            )
        except Invalid as refusal:
            form.add_error("file", str(refusal))
        else:
            return redirect("register_import", batch.pk)
    batches = Paginator(ImportBatch.objects.select_related("created_by"), BATCHES)
    context = {"form": form, "batches": batches.get_page(request.GET.get("page"))}
    status = 422 if form.is_bound else 200
    template = "wagtailadmin/register/imports.html"
    return show_screen(request, template, _("Imports"), context, icon="upload", status=status)


@require_http_methods(["GET", "HEAD", "POST"])
@only(may_import_organisations)
def register_import(request: HttpRequest, pk: int) -> HttpResponse:
    """Show an import: its rows and what becomes of them, or how far it is."""
    batch = get_object_or_404(ImportBatch.objects.select_related("created_by"), pk=pk)
    if batch.state in (BatchState.NEW, BatchState.FAILED) or request.GET.get("columns"):
        return _columns(request, batch)
    asked = request.GET.get("outcome", "")
    rows = batch.rows.order_by("line")
    if asked in Outcome.values:
        rows = rows.filter(outcome=asked)
    page = Paginator(rows, ROWS).get_page(request.GET.get("page"))
    ready = not batch.is_busy
    context = {
        "batch": batch,
        "numbers": numbers(batch),
        "asked": asked,
        "rows": page,
        "shown": shown_rows(list(page)) if ready else [],
        "to_write": open_rows(batch).count() if ready else 0,
        "may_write": batch.state in (BatchState.PLANNED, BatchState.DONE),
        "may_undo": batch.state == BatchState.DONE,
        "stayed": batch.rows.exclude(not_undone="").count(),
    }
    answer = _screen(request, "wagtailadmin/register/import.html", batch, context)
    if batch.is_busy:
        answer.headers["Refresh"] = str(LOAD_AGAIN)
    return answer


def _columns(request: HttpRequest, batch: ImportBatch) -> HttpResponse:
    """Ask what the columns of the file say."""
    file = ImportFile.objects.filter(batch=batch).first()
    if file is None:
        return _screen(request, "wagtailadmin/register/columns.html", batch, {"batch": batch})
    table = read_table(batch.file_name, bytes(file.content))
    data = request.POST if request.method == "POST" else None
    form = ColumnsForm(data, batch=batch, heading=[name for name in table.heading if name])
    if form.is_valid():
        told = {name: form.cleaned_data[name] for name in ("source", "source_url", "licence")}
        try:
            choose_columns(
                request.user, batch.pk, form.columns(), constants=form.constants(), **told
            )
        except (Invalid, Conflict) as refusal:
            form.add_error(None, str(refusal))
        else:
            return redirect("register_import", batch.pk)
    context = {"batch": batch, "form": form, "example": table.rows[:1]}
    status = 422 if form.is_bound else 200
    return _screen(request, "wagtailadmin/register/columns.html", batch, context, status)


@require_POST
@only(may_import_organisations)
def register_import_do(request: HttpRequest, pk: int) -> HttpResponse:
    """Confirm, undo or forget an import."""
    get_object_or_404(ImportBatch, pk=pk)
    try:
        if "discard" in request.POST:
            discard_import(request.user, pk)
            messages.success(request, _("The file was forgotten."))
            return redirect("register_imports")
        if "undo" in request.POST:
            undo_import(request.user, pk)
        else:
            confirm_import(request.user, pk)
    except ActionError as refusal:
        messages.error(request, str(refusal))
    return redirect("register_import", pk)


@require_POST
@only(may_import_organisations)
def register_import_row(request: HttpRequest, pk: int) -> HttpResponse:
    """Decide a row: which organisation it is, or whose facts are taken."""
    row = get_object_or_404(ImportRow, pk=pk)
    same = request.POST.get("same", "")
    try:
        if "sides" in request.POST:
            choose_sides(request.user, pk, request.POST.getlist("taken"))
        elif same.isascii() and same.isdigit() and len(same) < 10:
            decide_duplicate_row(request.user, pk, int(same))
        else:
            decide_duplicate_row(request.user, pk, None)
    except ActionError as refusal:
        messages.error(request, str(refusal))
    back = reverse("register_import", args=[row.batch_id])
    asked = request.POST.get("outcome", "")
    query = f"?outcome={asked}" if asked in Outcome.values else ""
    return redirect(f"{back}{query}#line-{row.line}")


def _screen(
    request: HttpRequest,
    template: str,
    batch: ImportBatch,
    context: dict[str, Any],
    status: int = 200,
) -> HttpResponse:
    between = [(reverse("register_imports"), _("Imports"))]
    return show_screen(
        request, template, str(batch), context, icon="upload", between=between, status=status
    )
