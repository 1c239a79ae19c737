"""The page on which the delivery pack is made, and from which its volumes are taken."""

from typing import Any

from django import forms
from django.conf import settings
from django.http import FileResponse, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_POST
from wagtail.admin import messages

from accounts.second_factor import ask_again, is_fresh
from home.actions.errors import Conflict, require

from ...actions.hand_over import ask_for_pack, make_pack, take_volume
from ...models import PackVolume, Pledge
from ...policies_signers import may_make_pack, may_see_signers
from ...selectors.packs import packs_of


class PackForm(forms.Form):
    """In which language, and for officers whether with names."""

    language = forms.ChoiceField(label=gettext_lazy("Language"), choices=settings.LANGUAGES)
    names = forms.BooleanField(
        label=gettext_lazy("With the names of those who agreed to be shown"),
        help_text=gettext_lazy(
            "You give your second factor again, and it is logged. It is made in the background, in"
            " volumes of 5,000 names, and kept for 48 hours."
        ),
        required=False,
    )


@require_http_methods(["GET", "HEAD", "POST"])
def pack(request: HttpRequest, pk: int) -> HttpResponse:
    """Ask how the pack is wanted; without names answer with it, with names have it made."""
    require(may_make_pack(request.user))
    pledge = get_object_or_404(Pledge, pk=pk)
    form = PackForm(request.POST or None)
    if request.method != "POST" or not form.is_valid():
        return _page(request, pledge, form)
    language = form.cleaned_data["language"]
    try:
        if form.cleaned_data["names"]:
            return _ask(request, pledge, language)
        document = make_pack(request.user, pledge, language)
    except Conflict as refusal:
        form.add_error(None, str(refusal))
        return _page(request, pledge, form)
    return _as_file(HttpResponse(document), f"{_stem(pledge)}-counts-{language}.pdf")


@require_POST
def pack_volume(request: HttpRequest, pk: int) -> HttpResponseBase:
    """Answer with a volume of names; without a fresh second factor, ask for that first."""
    require(may_see_signers(request.user))
    found = get_object_or_404(PackVolume.objects.select_related("pack__pledge"), pk=pk)
    page = reverse("campaign_pack", args=[found.pack.pledge_id])
    if not is_fresh(request):
        return ask_again(request, page)
    try:
        volume, file = take_volume(request.user, pk, fresh=True)
    except Conflict as refusal:
        messages.error(request, str(refusal))
        return redirect(page)
    stem = _stem(volume.pack.pledge)
    name = f"{stem}-names-{volume.pack.language}-{volume.number}.pdf"
    return _as_file(FileResponse(file), name)


def _ask(request: HttpRequest, pledge: Pledge, language: str) -> HttpResponse:
    """Have the pack with names made, and say what happens next."""
    fresh = is_fresh(request)
    if not fresh and may_see_signers(request.user):
        return ask_again(request, request.path)
    if ask_for_pack(request.user, pledge, language, fresh=fresh):
        messages.success(request, _("The pack is being made. Reload this page in a minute."))
    else:
        messages.warning(request, _("This pack is being made already."))
    return redirect(request.path)


def _stem(pledge: Pledge) -> str:
    return f"{pledge.code}-{timezone.localdate():%Y-%m-%d}"


def _as_file(response: Any, name: str) -> Any:
    """Make an answer a PDF that browsers save and nothing keeps."""
    response.headers["Content-Type"] = "application/pdf"
    response.headers["Content-Disposition"] = f'attachment; filename="{name}"'
    response.headers["Cache-Control"] = "no-store"
    return response


def _page(request: HttpRequest, pledge: Pledge, form: PackForm) -> HttpResponse:
    officer = may_see_signers(request.user)
    if not officer:
        form.fields.pop("names", None)
    context = {
        "form": form,
        "pledge": pledge,
        "packs": packs_of(pledge) if officer else [],
        "page_title": _("Delivery pack"),
        "page_subtitle": pledge.code,
    }
    status = 422 if form.is_bound else 200
    return render(request, "wagtailadmin/campaign/pack.html", context, status=status)
