"""The gate to the admin.

Wagtail's own sign-in page knows nothing of the second factor, has no limit on tries, and sends a
signed-in person without rights round in a circle.
"""

from collections.abc import Callable

from allauth.account.authentication import get_authentication_records
from allauth.mfa.models import Authenticator
from allauth.mfa.utils import is_mfa_enabled
from django.conf import settings
from django.contrib import messages
from django.contrib.auth import logout
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext as _

from .session_ages import holds_for_staff

ADMIN = "/admin/"
FACTORS = [Authenticator.Type.TOTP, Authenticator.Type.WEBAUTHN]


class AdminGateMiddleware:
    """Lets only staff with a second factor into /admin/."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        """Keep the next layer."""
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Pass the request on, or answer it here."""
        path = request.path_info
        refusal = self.refusal(request) if path.startswith(ADMIN) else None
        return refusal or self.get_response(request)

    def refusal(self, request: HttpRequest) -> HttpResponse | None:
        """Return what keeps this person out of the admin, or None."""
        page = request.path_info.removeprefix(ADMIN)
        if page.startswith("password_reset"):
            return HttpResponse(status=404)
        if not request.user.is_authenticated:
            return self.to("account_login", request)
        if not request.user.has_perm("wagtailadmin.access_admin"):
            return self.forbidden()
        if not holds_for_staff(request):
            logout(request)
            return self.to("account_login", request)
        if page.startswith("login"):
            return HttpResponseRedirect(ADMIN)
        if page.startswith("logout") or not settings.ADMIN_REQUIRES_MFA:
            return None
        return self.second_factor(request)

    def second_factor(self, request: HttpRequest) -> HttpResponse | None:
        """Ask for the second factor: to be set up, or to be used in this session."""
        if not is_mfa_enabled(request.user, FACTORS):
            messages.info(request, _("Staff sign in with a second factor. Set one up now."))
            return self.to("mfa_activate_totp", request)
        records = get_authentication_records(request, request.user)
        if any(record.get("method") == "mfa" for record in records):
            return None
        by_app = is_mfa_enabled(request.user, [Authenticator.Type.TOTP])
        return self.to("mfa_reauthenticate" if by_app else "mfa_reauthenticate_webauthn", request)

    @staticmethod
    def to(name: str, request: HttpRequest) -> HttpResponse:
        """Send the person to an account page and back to where she wanted to go."""
        wanted = request.get_full_path() if request.method == "GET" else ADMIN
        if wanted.startswith(f"{ADMIN}login"):
            wanted = request.GET.get("next") or ADMIN
        return HttpResponseRedirect(f"{reverse(name)}?{urlencode({'next': wanted})}")

    @staticmethod
    def forbidden() -> HttpResponse:
        """Say clearly that the admin is not for this person."""
        reason = _("This part is for the campaign's staff. Your own place is the member area.")
        response = HttpResponse(render_to_string("403.html", {"reason": reason}), status=403)
        response.headers["X-Own-Page"] = "1"
        return response
