"""My signature: a signer's own page, opened by the link of her mails, without an account."""

from contextlib import suppress

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from home.actions.errors import Conflict

from ..actions.change_choices import change_news, change_visibility
from ..actions.withdraw import withdraw
from ..enums import SignatureState
from ..forms.my_signature import VisibilityForm
from ..models import Signature
from ..selectors.my_signature import as_data, events_of
from .own_pages import answer, own_page
from .sign_answers import private


@require_http_methods(["GET", "HEAD", "POST"])
@own_page("mine")
def my_signature(request: HttpRequest, signature: Signature, token: str) -> HttpResponse:
    """Show what is kept (GET); change what is public, or the news (POST)."""
    if signature.state == SignatureState.WITHDRAWN:
        return answer(request, "pages/mine_withdrawn.html", signature, {})
    form = VisibilityForm(
        request.POST if request.POST.get("act") == "visibility" else None,
        initial={"visibility": signature.visibility},
        label_suffix="",
    )
    if request.method == "POST" and (not form.is_bound or form.is_valid()):
        return _change(request, signature, form)
    context = {
        "form": form,
        "token": token,
        "events": events_of(signature),
        "counts": signature.state != SignatureState.PENDING,
        "done": request.GET.get("done") == "1",
    }
    status = 422 if form.is_bound else 200
    return answer(request, "pages/mine.html", signature, context, status=status)


def _change(request: HttpRequest, signature: Signature, form: VisibilityForm) -> HttpResponse:
    """Carry out what a button asks for, and show the page again."""
    acts = {"visibility", "news-on", "news-off"}
    act = request.POST.get("act", "")
    # Withdrawn in this moment: the page says so.
    with suppress(Conflict):
        if form.is_bound:
            change_visibility(signature, form.cleaned_data["visibility"])
        elif act in acts:
            change_news(signature, act == "news-on")
    return _see_other(f"{request.path}?done=1" if act in acts else request.path)


@require_http_methods(["GET", "HEAD", "POST"])
@own_page("mine")
def withdraw_mine(request: HttpRequest, signature: Signature, token: str) -> HttpResponse:
    """Ask once more (GET); withdraw (POST). Asking again shows that it is done."""
    mine = reverse("pledge_mine", args=[signature.pledge.code, token])
    if request.method == "POST":
        withdraw(signature)
        return _see_other(mine)
    if signature.state == SignatureState.WITHDRAWN:
        return redirect(mine)
    return answer(request, "pages/mine_withdraw.html", signature, {"mine_url": mine})


@require_safe
@own_page("mine")
def download_mine(request: HttpRequest, signature: Signature, token: str) -> HttpResponse:
    """Hand out everything that is kept, as a JSON file."""
    response = JsonResponse(
        as_data(signature), json_dumps_params={"ensure_ascii": False, "indent": 2}
    )
    name = f"signature-{signature.pledge.code}.json"
    response.headers["Content-Disposition"] = f'attachment; filename="{name}"'
    return private(response)


def _see_other(url: str) -> HttpResponse:
    response = redirect(url)
    response.status_code = 303
    return private(response)
