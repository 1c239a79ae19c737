"""New words for a person without e-mail."""

from allauth.account.decorators import reauthentication_required
from allauth.usersessions.models import UserSession
from django.contrib import messages
from django.contrib.auth import update_session_auth_hash
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from ..actions.errors import AccountRefusal
from ..actions.renew_words import renew_words


@never_cache
@login_required
@require_http_methods(["GET", "POST"])
@reauthentication_required(allow_get=True, app="allauth.account")
def words(request: HttpRequest) -> HttpResponse:
    """Offer new words; show them once, to be printed or copied by hand."""
    if request.method == "GET":
        return render(request, "account/words.html")
    try:
        passphrase = renew_words(request.user)  # type: ignore[arg-type]
    except AccountRefusal as refusal:
        messages.error(request, refusal.message)
        return redirect("member_home")
    update_session_auth_hash(request, request.user)  # type: ignore[arg-type]
    # The session has a new key, under which her list of sign-ins has to find it.
    UserSession.objects.create_from_request(request)
    return render(request, "account/words_done.html", {"passphrase": passphrase})
