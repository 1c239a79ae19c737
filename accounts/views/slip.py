"""Signing in with a slip that a steward printed."""

from typing import Any

from allauth.account.internal.flows.login import perform_login, record_authentication
from allauth.account.models import Login
from allauth.core.internal import ratelimit
from allauth.usersessions.models import UserSession
from django.conf import settings
from django.contrib.auth import login
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods

from ..actions.errors import SlipRefused
from ..actions.redeem_slip import redeem_slip
from ..forms.sign_in import SlipSignInForm
from ..shared_phones import keep_whether_shared
from ..throttle import too_many_requests

TRIES = {"slip": "10/m/ip"}


def may_try(request: HttpRequest) -> bool:
    """Count this try of a code; tell whether there were not too many."""
    return bool(ratelimit.consume(request, app="accounts", action="slip", config=TRIES))


@never_cache
@sensitive_post_parameters("code")
@require_http_methods(["GET", "POST"])
def slip(request: HttpRequest, code: str = "") -> HttpResponse:
    """Show the code of a slip with a button, and let its owner in when it is pressed.

    The QR code on the slip leads here with the code; others type it. Opening the page uses nothing
    up, because programs that look at links would use up the slip.
    """
    form = SlipSignInForm(request.POST or None, initial={"code": code})
    if request.method == "POST":
        if not may_try(request):
            return too_many_requests(request)
        if form.is_valid():
            try:
                user = redeem_slip(form.cleaned_data["code"])
            except SlipRefused as refusal:
                form.add_error("code", refusal.message)
            else:
                keep_whether_shared(request, form.is_ticked)
                return let_in(request, user)
    status = 422 if form.is_bound else 200
    return render(request, "account/slip.html", {"form": form}, status=status)


def let_in(request: HttpRequest, user: Any) -> HttpResponse:
    """Sign `user` in through allauth's steps; she may choose new words at once."""
    record_authentication(request, user, method="slip", reauthenticated=True)
    response = perform_login(request, Login(user=user, redirect_url=reverse("account_words")))
    return response or HttpResponseRedirect(reverse("account_words"))


def sign_in_at_once(request: HttpRequest, user: Any) -> None:
    """Sign in who has just got her account, past all steps; the list of her phones knows it."""
    login(request, user, backend=settings.AUTHENTICATION_BACKENDS[0])
    UserSession.objects.create_from_request(request)
