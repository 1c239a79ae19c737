"""The page on which the delivery pack is made."""

from django import forms
from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods

from accounts.second_factor import ask_again, is_fresh
from home.actions.errors import Conflict, require

from ...actions.hand_over import make_pack
from ...models import Pledge
from ...policies_signers import may_make_pack, may_see_signers


class PackForm(forms.Form):
    """In which language, and for officers whether with names."""

    language = forms.ChoiceField(label=gettext_lazy("Language"), choices=settings.LANGUAGES)
    names = forms.BooleanField(
        label=gettext_lazy("With the names of those who agreed to be shown"),
        help_text=gettext_lazy("You give your second factor again, and it is logged."),
        required=False,
    )


@require_http_methods(["GET", "HEAD", "POST"])
def pack(request: HttpRequest, pk: int) -> HttpResponse:
    """Ask how the pack is wanted; then answer with the PDF."""
    require(may_make_pack(request.user))
    pledge = get_object_or_404(Pledge, pk=pk)
    form = PackForm(request.POST or None)
    if request.method != "POST" or not form.is_valid():
        return _page(request, pledge, form)
    names = form.cleaned_data["names"]
    fresh = names and is_fresh(request)
    if names and not fresh and may_see_signers(request.user):
        return ask_again(request, request.path)
    language = form.cleaned_data["language"]
    try:
        document = make_pack(request.user, pledge, language, names=names, fresh=fresh)
    except Conflict as refusal:
        form.add_error(None, str(refusal))
        return _page(request, pledge, form)
    kind = "names" if names else "counts"
    name = f"{pledge.code}-{timezone.localdate():%Y-%m-%d}-{kind}-{language}.pdf"
    response = HttpResponse(document, content_type="application/pdf")
    response.headers["Content-Disposition"] = f'attachment; filename="{name}"'
    response.headers["Cache-Control"] = "no-store"
    return response


def _page(request: HttpRequest, pledge: Pledge, form: PackForm) -> HttpResponse:
    if not may_see_signers(request.user):
        form.fields.pop("names", None)
    context = {
        "form": form,
        "pledge": pledge,
        "page_title": _("Delivery pack"),
        "page_subtitle": pledge.code,
    }
    status = 422 if form.is_bound else 200
    return render(request, "wagtailadmin/campaign/pack.html", context, status=status)
