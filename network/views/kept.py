"""Forms that arrive after the session has ended: kept, and shown again after signing in."""

from datetime import timedelta
from typing import Any

from django.conf import settings
from django.contrib import messages
from django.contrib.auth.views import redirect_to_login
from django.http import HttpRequest, HttpResponse, QueryDict
from django.utils.translation import gettext as _

from home.actions.keep_form import KEEP_FORMS, forget_form, keep_form, kept_form
from home.cookies import cookie_name

COOKIE = "kept_form"
# Read by drafts.js, which forgets the draft on the phone and the cookie.
DRAFT_COOKIE = "draft_saved"
DRAFT_COOKIE_LASTS = timedelta(days=1)


def ask_to_sign_in(request: HttpRequest) -> HttpResponse:
    """Lead to the sign-in page and back; keep what was typed, where the form asks for it."""
    path = request.get_full_path()
    response = redirect_to_login(path)
    key = keep_form(path, request.POST) if request.method == "POST" else ""
    if key:
        messages.info(request, _("You were signed out. Sign in again: what you wrote is kept."))
        response.set_cookie(
            cookie_name(COOKIE, whole_site=False),
            key,
            max_age=KEEP_FORMS,
            path=request.path,
            secure=request.is_secure(),
            httponly=True,
            samesite="Lax",
        )
    return response


def typed(request: HttpRequest) -> QueryDict | None:
    """Return what a form begins with: what was posted, or what was kept; else None."""
    if request.method == "POST":
        return request.POST
    key = request.COOKIES.get(cookie_name(COOKIE, whole_site=False))
    words = kept_form(request.user, request.get_full_path(), key) if key else None
    if words is not None:
        messages.info(request, _("Here is what you wrote before. It is not saved yet."))
    return words


def forget_when_saved(request: HttpRequest, response: HttpResponse) -> HttpResponse:
    """Forget what was kept, once the form has led on to the next page."""
    name = cookie_name(COOKIE, whole_site=False)
    if request.method == "POST" and name in request.COOKIES and response.status_code == 302:
        forget_form(request.user, request.get_full_path())
        # Browsers take this from nobody who does not say Secure; Django does, for this prefix.
        response.delete_cookie(name, path=request.path, samesite="Lax")
    return response


def status_of_form(request: HttpRequest, form: Any) -> int:
    """Return 422 for a form that was sent and refused; a form that is shown again is none."""
    return 422 if request.method == "POST" and form.is_bound else 200


def tell_saved(response: HttpResponse, draft: str) -> HttpResponse:
    """Tell the phone that its copy of `draft` may go: the server has the words."""
    response.set_cookie(
        cookie_name(DRAFT_COOKIE),
        draft,
        max_age=DRAFT_COOKIE_LASTS,
        secure=settings.SESSION_COOKIE_SECURE,
        samesite="Lax",
    )
    return response
