"""Answering an invitation."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from accounts.forms.sign_in import SlipForm
from accounts.shared_phones import keep_whether_shared
from accounts.throttle import too_many_requests
from accounts.views.code_request import send_code
from accounts.views.slip import may_try, sign_in_at_once
from home.actions.errors import ActionError, Conflict
from home.policies import Words

from ..actions.decline_invitation import decline_invitation
from ..actions.join_without_email import join_without_email
from ..actions.redeem_invitation import redeem_invitation
from ..enums import InvitationState
from ..forms.people import JoinForm
from ..models import Invitation
from ..policies import may_redeem
from ..selectors.members import invitation_by_code
from .inside import member_page

# The code of the invitation whose button somebody pressed before she signed in.
SESSION_KEY = "network.invitation"


@never_cache
@require_http_methods(["GET", "POST"])
def invitation_code(request: HttpRequest) -> HttpResponse:
    """Let somebody type the code of a printed invitation."""
    form = SlipForm(request.POST or None)
    if request.method == "POST":
        if not may_try(request):
            return too_many_requests(request)
        if form.is_valid():
            code = form.cleaned_data["code"]
            if invitation_by_code(code):
                return redirect("invitation", code=code)
            form.add_error("code", _("We don't know this code. Look at the paper again."))
    status = 422 if form.is_bound else 200
    return render(request, "members/invitation_code.html", {"form": form}, status=status)


@never_cache
@require_http_methods(["GET", "POST"])
def invitation(request: HttpRequest, code: str) -> HttpResponse:
    """Say who invites into what, with a button to join and one to decline.

    Opening the link accepts nothing: programs that look at links would.
    """
    found = invitation_by_code(code)
    if found is None:
        raise Http404
    if found.state != InvitationState.OPEN or found.expires_at <= timezone.now():
        return render(request, "members/invitation_closed.html", {"invitation": found}, status=410)
    form = JoinForm(initial={"name": found.name})
    if request.method == "POST" and "decline" in request.POST:
        return decline(request, found)
    if request.user.is_authenticated and not (allowed := may_redeem(request.user, found)):
        return not_hers(request, found, code, allowed.reason)
    if request.method == "POST" and request.user.is_authenticated:
        return accept(request, found)
    if request.method == "POST" and found.email:
        request.session[SESSION_KEY] = code
        return send_code(
            request, found.email, found.name, found.language, reverse("invitation_accept")
        )
    if request.method == "POST":
        form = JoinForm(request.POST)
        if form.is_valid():
            keep_whether_shared(request, form.is_ticked)
            return join_on_paper(request, found, form.cleaned_data["name"])
    context = {"invitation": found, "code": code, "form": form}
    status = 422 if form.is_bound else 200
    return render(request, "members/invitation.html", context, status=status)


@require_safe
@member_page
def invitation_accept(request: HttpRequest) -> HttpResponse:
    """Finish what the button of the invitation began, once the person has signed in.

    The session remembers that she pressed it; without that this address does nothing.
    """
    code = request.session.pop(SESSION_KEY, "")
    found = invitation_by_code(code) if code else None
    if found is None:
        return redirect("member_home")
    return accept(request, found)


def accept(request: HttpRequest, found: Invitation) -> HttpResponse:
    """Make the signed-in person a member and show her organisation."""
    try:
        redeem_invitation(found, request.user)  # type: ignore[arg-type]
    except ActionError as refusal:
        messages.error(request, str(refusal))
        return redirect("member_home")
    welcome = _("Welcome! You belong to %(organisation)s now.")
    messages.success(request, welcome % {"organisation": found.organisation.name})
    return redirect("member_organisation", slug=found.organisation.slug)


def not_hers(request: HttpRequest, found: Invitation, code: str, reason: Words) -> HttpResponse:
    """Say that somebody else was invited, and how the person who reads this can still join."""
    context = {"invitation": found, "code": code, "reason": reason}
    status = 403 if request.method == "POST" else 200
    return render(request, "members/invitation.html", context, status=status)


def join_on_paper(request: HttpRequest, found: Invitation, name: str) -> HttpResponse:
    """Make an account without e-mail, sign in, and show name and words once."""
    try:
        member = join_without_email(found, name, get_language() or found.language)
    except ActionError as refusal:
        messages.error(request, str(refusal))
        return redirect("account_login")
    sign_in_at_once(request, member.user)
    context = {"invitation": found, "member": member}
    return render(request, "members/invitation_welcome.html", context)


def decline(request: HttpRequest, found: Invitation) -> HttpResponse:
    """Close the invitation."""
    try:
        decline_invitation(found)
    except Conflict:
        return redirect("account_login")
    return render(request, "members/invitation_declined.html", {"invitation": found})
