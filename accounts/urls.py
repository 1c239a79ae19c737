"""Addresses under /<lang>/account/.

Those of allauth that we use, one by one: passwords are neither chosen nor reset here.
"""

from allauth.account import views as allauth_views
from allauth.mfa.totp import views as totp
from allauth.mfa.webauthn import views as webauthn
from django.urls import include, path

from .recent_sign_in import recent_sign_in_required
from .views.ask_code import ask_code
from .views.code_confirm import code_confirm
from .views.code_request import code_request
from .views.deleted import deleted
from .views.passkey import sign_in_by_passkey
from .views.sign_in import sign_in
from .views.sign_ins import sign_in_end, sign_ins
from .views.sign_out import sign_out
from .views.sign_up import sign_up
from .views.slip import slip
from .views.words import words

urlpatterns = [
    path("login/", sign_in, name="account_login"),
    path("login/code/", code_request, name="account_request_login_code"),
    path("login/code/confirm/", code_confirm, name="account_confirm_login_code"),
    path("logout/", sign_out, name="account_logout"),
    path("inactive/", allauth_views.account_inactive, name="account_inactive"),
    path("deleted/", deleted, name="account_deleted"),
    path("signup/", sign_up, name="account_signup"),
    path("reauthenticate/", allauth_views.reauthenticate, name="account_reauthenticate"),
    path("reauthenticate/code/", ask_code, name="account_ask_code"),
    path("email/", recent_sign_in_required(allauth_views.email), name="account_email"),
    path(
        "confirm-email/",
        allauth_views.email_verification_sent,
        name="account_email_verification_sent",
    ),
    path("slip/", slip, name="account_slip"),
    path("slip/<str:code>/", slip, name="account_slip_code"),
    path("words/", words, name="account_words"),
    path("2fa/webauthn/login/", sign_in_by_passkey, name="mfa_login_webauthn"),
    path(
        "2fa/totp/activate/", recent_sign_in_required(totp.activate_totp), name="mfa_activate_totp"
    ),
    path(
        "2fa/webauthn/add/", recent_sign_in_required(webauthn.add_webauthn), name="mfa_add_webauthn"
    ),
    path("2fa/", include("allauth.mfa.urls")),
    path("sessions/", recent_sign_in_required(sign_ins), name="usersessions_list"),
    path(
        "sessions/<int:pk>/end/", recent_sign_in_required(sign_in_end), name="account_sign_in_end"
    ),
]
