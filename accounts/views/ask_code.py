"""Showing again that it is she, with a code from her mail."""

from allauth.account.internal.flows.login import record_authentication
from allauth.account.internal.flows.reauthentication import (
    get_reauthentication_flows,
    resume_request,
)
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods

from ..forms.sign_in import CodeAgainForm
from ..fresh_code import is_code_out, send_fresh_code, use_fresh_code
from ..throttle import too_many_requests

MAIL = "account/email/again_code"


@never_cache
@sensitive_post_parameters("code")
@require_http_methods(["GET", "POST"])
@login_required
def ask_code(request: HttpRequest) -> HttpResponse:
    """Send a code when she asks for it, and take it; then go on with what she wanted.

    For people who have nothing but their mailbox; the others have words or a second factor.
    """
    user = request.user
    if not user.email or get_reauthentication_flows(user):  # type: ignore[union-attr]
        return redirect("member_account")
    wanted = request.POST.get("next") or request.GET.get("next", "")
    if "send" in request.POST:
        if not send_fresh_code(request, user, MAIL):  # type: ignore[arg-type]
            return too_many_requests(request)
        messages.success(request, _("We sent you a code."))
        return redirect(f"{request.path}?{urlencode({'next': wanted})}")
    form = CodeAgainForm(request.POST or None)
    if form.is_valid():
        if use_fresh_code(request, MAIL, form.cleaned_data["code"]):
            record_authentication(request, user, method="code", reauthenticated=True)
            return resume_request(request) or redirect("member_account")
        form.add_error("code", _("This code is not right any more. Let us send you a new one."))
    context = {
        "form": form,
        "email": user.email,  # type: ignore[union-attr]
        "code_is_out": is_code_out(request, MAIL),
        "wanted": wanted,
    }
    status = 422 if form.is_bound else 200
    return render(request, "account/ask_code.html", context, status=status)
