"""Signing in with a passkey, on a phone of one's own or on a shared one."""

from typing import Any

from allauth.mfa.webauthn.views import LoginWebAuthnView
from django.http import HttpResponse

from ..forms.sign_in import PasskeyForm
from ..shared_phones import keep_whether_shared


class PasskeySignInView(LoginWebAuthnView):
    """What the browser sends once it has found a passkey; its button stands on the sign-in page."""

    def get_form_class(self) -> type[PasskeyForm]:
        """Take the tick along with the passkey."""
        return PasskeyForm

    def form_valid(self, form: Any) -> HttpResponse:
        """Note whether the phone is shared, then go on."""
        keep_whether_shared(self.request, form.is_ticked)
        response: HttpResponse = super().form_valid(form)
        return response


sign_in_by_passkey = PasskeySignInView.as_view()
