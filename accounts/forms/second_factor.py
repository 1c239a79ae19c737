"""Second factor: app, passkey, recovery codes."""

from typing import Any

from allauth.mfa.adapter import get_adapter
from allauth.mfa.base import forms as base_forms
from allauth.mfa.totp.forms import ActivateTOTPForm
from allauth.mfa.webauthn import forms as passkey_forms
from allauth.mfa.webauthn.internal import auth
from django.utils.translation import gettext_lazy as _
from fido2.cose import CoseKey

from .plain import PlainFieldsMixin

APP_CODE_ATTRS = {"code": {"autocomplete": "one-time-code", "inputmode": "numeric"}}


class SecondFactorForm(PlainFieldsMixin, base_forms.AuthenticateForm):
    """Type the code of the app, or a recovery code."""

    labels = {"code": _("Code of your app")}
    hints = {"code": _("Or one of your recovery codes.")}
    attrs = {"code": {"autocomplete": "one-time-code"}}


class SecondFactorAgainForm(PlainFieldsMixin, base_forms.ReauthenticateForm):
    """Type the code of the app again before something that matters."""

    labels = {"code": _("Code of your app")}
    hints = {"code": _("Or one of your recovery codes.")}
    attrs = {"code": {"autocomplete": "one-time-code"}}


class ActivateAppForm(PlainFieldsMixin, ActivateTOTPForm):
    """Type the first code of the app."""

    labels = {"code": _("Code that the app shows now")}
    attrs = APP_CODE_ATTRS


class AddPasskeyForm(PlainFieldsMixin, passkey_forms.AddWebAuthnForm):
    """Name a new passkey."""

    labels = {"name": _("Name of this passkey"), "passwordless": _("I want to sign in with it")}
    hints = {
        "name": _("For example: my phone."),
        "passwordless": _("Then your finger, face or PIN is enough, without a code."),
    }

    def clean(self) -> dict[str, Any]:
        """Take no key of a kind that was not offered: the library looks at the answer alone."""
        cleaned: dict[str, Any] = super().clean()
        if cleaned.get("credential"):
            registered = auth.parse_registration_response(cleaned["credential"])
            made = registered.response.attestation_object.auth_data.credential_data
            if made is None or made.public_key.ALGORITHM not in CoseKey.supported_algorithms():
                raise get_adapter().validation_error("incorrect_code")
        return cleaned


class RenamePasskeyForm(PlainFieldsMixin, passkey_forms.EditWebAuthnForm):
    """Give a passkey another name."""

    labels = {"name": _("Name of this passkey")}
