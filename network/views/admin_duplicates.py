"""Possible duplicates, and making one record of two, for editors."""

from typing import Any

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST
from wagtail.admin import messages

from home.actions.errors import ActionError
from home.admin_screens import only, show_screen

from ..actions.find_duplicates import find_duplicates, keep_apart
from ..actions.merge_organisations import merge_organisations, undo_merge
from ..enums_import import PairState
from ..facts import facts_in
from ..merge_choices import LISTS, Choice, default_choice, names_of_choices
from ..models import DuplicatePair, Merge, Organisation
from ..models.merge import UNDO_WITHIN
from ..policies_register import may_merge_organisations
from ..told_facts import LABELS, in_words

ROWS = 50


@require_http_methods(["GET", "HEAD", "POST"])
@only(may_merge_organisations)
def register_duplicates(request: HttpRequest) -> HttpResponse:
    """List pairs that may be one, and merges that can be undone; look anew on demand."""
    if request.method == "POST":
        find_duplicates.enqueue()
        messages.success(request, _("The register is searched. Load the page again in a minute."))
        return redirect("register_duplicates")
    waiting = DuplicatePair.objects.filter(state=PairState.WAITING)
    rows = Paginator(waiting.select_related("first", "second"), ROWS)
    since = timezone.now() - UNDO_WITHIN
    merges = Merge.objects.filter(undone_at=None, merged_at__gt=since)
    context = {
        "rows": rows.get_page(request.GET.get("page")),
        "merges": merges.select_related("kept", "gone", "merged_by")[:ROWS],
    }
    template = "wagtailadmin/register/duplicates.html"
    return show_screen(request, template, _("Duplicates"), context, icon="copy")


@require_POST
@only(may_merge_organisations)
def register_pair_apart(request: HttpRequest, pk: int) -> HttpResponse:
    """Remember that two are no duplicate."""
    get_object_or_404(DuplicatePair, pk=pk)
    keep_apart(request.user, pk)
    messages.success(request, _("This is remembered: they are two."))
    return redirect("register_duplicates")


@require_http_methods(["GET", "HEAD", "POST"])
@only(may_merge_organisations)
def register_merge(request: HttpRequest, kept: int, gone: int) -> HttpResponse:
    """Show both sides of two records, field by field; make one of them."""
    both = Organisation.objects.prefetch_related("terms", "names", "contacts")
    stays, goes = get_object_or_404(both, pk=kept), get_object_or_404(both, pk=gone)
    status = 200
    if request.method == "POST":
        choices = {
            name: Choice(request.POST[name])
            for name in names_of_choices()
            if request.POST.get(name) in {choice.value for choice in Choice}
        }
        try:
            merge_organisations(request.user, kept, gone, choices)
        except ActionError as refusal:
            messages.error(request, str(refusal))
            status = 422
        else:
            messages.success(request, _("They are one record now."))
            return redirect("register_duplicates")
    context = {"kept": stays, "gone": goes, "fields": _fields(stays, goes)}
    template = "wagtailadmin/register/merge.html"
    between = [(reverse("register_duplicates"), _("Duplicates"))]
    return show_screen(
        request, template, _("Merge"), context, icon="copy", between=between, status=status
    )


def _fields(kept: Organisation, gone: Organisation) -> list[dict[str, Any]]:
    """Return the facts in which two records differ, with the side that is chosen first."""
    mine, other = facts_in(kept), facts_in(gone)
    return [
        {
            "name": name,
            "label": _("Place") if name == "latitude" else LABELS.get(name, name),
            "kept": _words(name, mine),
            "gone": _words(name, other),
            "chosen": default_choice(name, mine[name], other[name]).value,
            "both": name in LISTS,
        }
        for name in names_of_choices()
        if mine[name] != other[name]
    ]


def _words(name: str, facts: dict[str, Any]) -> str:
    """Return a fact in words; of a place both degrees."""
    if name != "latitude":
        return in_words(name, facts[name])
    return f"{facts['latitude']}, {facts['longitude']}" if facts["latitude"] else ""


@require_POST
@only(may_merge_organisations)
def register_merge_undo(request: HttpRequest, pk: int) -> HttpResponse:
    """Part two records again."""
    get_object_or_404(Merge, pk=pk)
    try:
        undo_merge(request.user, pk)
        messages.success(request, _("They are two records again."))
    except ActionError as refusal:
        messages.error(request, str(refusal))
    return redirect("register_duplicates")
