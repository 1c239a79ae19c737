"""Signing in and up."""

from typing import Any

from allauth.account import forms as allauth_forms
from allauth.account.fields import PasswordField
from allauth.mfa.webauthn.forms import LoginWebAuthnForm
from django import forms
from django.utils.translation import gettext_lazy as _

from .plain import EMAIL_ATTRS, CodeFieldMixin, PlainFieldsMixin
from .shared_phone import NAME, SharedPhoneForm


class SignInForm(SharedPhoneForm, PlainFieldsMixin, allauth_forms.LoginForm):
    """Sign in with a code by e-mail: asks for the address alone."""

    labels = {"login": _("Your e-mail address")}
    hints = {"login": _("We send you a code. You need no password.")}
    attrs = {"login": EMAIL_ATTRS}


class WordsForm(SharedPhoneForm, PlainFieldsMixin, allauth_forms.LoginForm):
    """Sign in with a username and four words, for people without e-mail."""

    labels = {"login": _("Your name for signing in"), "password": _("Your four words")}
    hints = {
        "login": _("It stands on your paper, for example asha27."),
        "password": _("Small or capital letters and spaces don't matter."),
    }
    attrs = {
        "login": {"autocomplete": "username", "autocapitalize": "none", "spellcheck": "false"},
        "password": {"autocomplete": "current-password", "autocapitalize": "none"},
    }

    def _setup_password_field(self) -> None:
        """Keep the field that allauth drops because signing up asks for no password."""
        self.fields["password"] = PasswordField(autocomplete="current-password")

    def clean_login(self) -> str:
        """Forgive capital letters."""
        return str(super().clean_login()).lower()


class SignUpForm(SharedPhoneForm, PlainFieldsMixin, allauth_forms.SignupForm):
    """Sign up: asks for the address alone."""

    labels = {"email": _("Your e-mail address")}
    hints = {"email": _("We send you a code. You need no password.")}
    attrs = {"email": EMAIL_ATTRS}


class CodeRequestForm(PlainFieldsMixin, allauth_forms.RequestLoginCodeForm):
    """Ask for a code by e-mail."""

    labels = {"email": _("Your e-mail address")}
    attrs = {"email": EMAIL_ATTRS}


class SignInCodeForm(SharedPhoneForm, CodeFieldMixin, allauth_forms.ConfirmLoginCodeForm):
    """Type the code that came by e-mail."""


class AddressCodeForm(CodeFieldMixin, allauth_forms.ConfirmEmailVerificationCodeForm):
    """Type the code that confirms an address."""


class AddAddressForm(PlainFieldsMixin, allauth_forms.AddEmailForm):
    """Add an e-mail address."""

    labels = {"email": _("Another e-mail address")}
    attrs = {"email": EMAIL_ATTRS}


class AskAgainForm(PlainFieldsMixin, allauth_forms.ReauthenticateForm):
    """Type the four words again before something that matters."""

    labels = {"password": _("Your four words")}


class CodeAgainForm(CodeFieldMixin, forms.Form):
    """Type a code from one's mail again before something that matters."""

    code = forms.CharField(max_length=40)


class SlipForm(forms.Form):
    """Type the code of a sign-in slip or of a printed invitation."""

    code = forms.CharField(
        label=_("Code on your paper"),
        max_length=40,
        help_text=_("Three groups of four signs. Hyphens and small letters don't matter."),
        widget=forms.TextInput(
            attrs={"autocomplete": "off", "autocapitalize": "characters", "spellcheck": "false"}
        ),
    )
    use_required_attribute = False

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        """Say in our own words that the code is missing."""
        super().__init__(*args, **kwargs)
        self.fields["code"].error_messages["required"] = _("Type the code on your paper.")


class PasskeyForm(SharedPhoneForm, LoginWebAuthnForm):
    """Sign in with a passkey: what the browser sends, and the tick."""


class PasskeyTickForm(SharedPhoneForm):
    """The tick beside the button for a passkey, whose form a script fills and sends."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        """Send the tick with that form."""
        super().__init__(*args, **kwargs)
        self.fields[NAME].widget.attrs["form"] = "mfa_login"


class SlipSignInForm(SharedPhoneForm, SlipForm):
    """Sign in with the code of a sign-in slip."""
