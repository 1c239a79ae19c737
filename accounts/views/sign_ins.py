"""Where she is signed in, and signing out there."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST

from ..actions.end_sign_ins import end_sign_in, end_sign_ins
from ..sign_ins import sign_ins_of


@never_cache
@login_required
@require_http_methods(["GET", "POST"])
def sign_ins(request: HttpRequest) -> HttpResponse:
    """List her phones and computers; signs out on all others when the button is pressed."""
    user, this_key = request.user, request.session.session_key
    if request.method == "POST":
        end_sign_ins(user, user, but=this_key)  # type: ignore[arg-type]
        messages.success(request, _("You are signed out everywhere else."))
        return redirect("usersessions_list")
    found = sign_ins_of(user, this_key)  # type: ignore[arg-type]
    context = {"sign_ins": found, "others": [one for one in found if not one.is_this]}
    return render(request, "usersessions/usersession_list.html", context)


@never_cache
@login_required
@require_POST
def sign_in_end(request: HttpRequest, pk: int) -> HttpResponse:
    """Sign out on one device; one that is not hers, or not signed in any more, changes nothing."""
    end_sign_in(request.user, pk)  # type: ignore[arg-type]
    messages.success(request, _("That device is signed out."))
    return redirect("usersessions_list")
