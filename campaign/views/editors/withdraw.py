"""Withdrawing, in the admin, for who signed on paper or with a collector."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods
from wagtail.admin import messages

from home.actions.errors import Conflict, Invalid, require
from home.admin_screens import show_screen

from ...actions.withdraw_line import withdraw_for
from ...forms.sheet import UndoForm
from ...models import Signature
from ...policies_signers import may_withdraw_for


@require_http_methods(["GET", "POST"])
def withdraw_signature(request: HttpRequest, pk: int) -> HttpResponse:
    """Ask why, and withdraw."""
    signature = get_object_or_404(Signature, pk=pk)
    require(may_withdraw_for(request.user, signature))
    form = UndoForm(request.POST or None)
    status = 200
    if request.method == "POST":
        status = 422
        try:
            if form.is_valid():
                withdraw_for(request.user, signature.pk, form.cleaned_data["reason"])
                messages.success(request, _("The signature is withdrawn and no longer counts."))
                return redirect("signatures:index")
        except Invalid as refusal:
            form.add_error("reason", str(refusal))
        except Conflict as refusal:
            form.add_error(None, str(refusal))
            status = 409
    return show_screen(
        request,
        "wagtailadmin/campaign/withdraw.html",
        _("Withdraw for somebody"),
        {"form": form},
        icon="list-ul",
        between=[(reverse("signatures:index"), _("Signatures"))],
        status=status,
    )
