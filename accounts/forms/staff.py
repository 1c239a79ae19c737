"""People as the admin edits them: no password, one name in any script."""

from typing import Any

from allauth.account.adapter import get_adapter
from django import forms
from django.utils.translation import gettext_lazy as _
from wagtail.users.forms import UserCreationForm, UserEditForm

from ..models import User

CHANGES = {
    "email": "account/email/email_changed",
    "username": "account/email/username_changed",
}
FIELDS = ("email", "username", "name", "language", "is_superuser", "groups")


class PersonFormMixin(forms.Form):
    """What both forms share; first and last name are not asked for."""

    first_name = None
    last_name = None
    email = forms.EmailField(
        label=_("E-mail address"),
        required=False,
        help_text=_("She signs in with a code sent to it. May stay empty for a member without."),
    )

    def clean_email(self) -> str | None:
        """Store no empty address, and none that differs from another only by case."""
        email = (self.cleaned_data.get("email") or "").strip().lower() or None
        others = User.objects.exclude(pk=self.instance.pk)  # type: ignore[attr-defined]
        if email and others.filter(email__iexact=email).exists():
            raise forms.ValidationError(_("Somebody already uses this address."))
        return email

    def clean_username(self) -> str | None:
        """Store no empty username."""
        return (self.cleaned_data.get("username") or "").strip().lower() or None

    def clean(self) -> dict[str, Any]:
        """Ask for one way in."""
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        if not self.errors and not cleaned.get("email") and not cleaned.get("username"):
            raise forms.ValidationError(_("Give an e-mail address or a username."))
        return cleaned

    def _clean_username(self) -> None:
        """Skip Wagtail's check: it takes two people without address for the same."""


class PersonCreationForm(PersonFormMixin, UserCreationForm):
    """Make a person."""

    class Meta:
        """Fields of our user."""

        model = User
        fields = FIELDS
        widgets = {"groups": forms.CheckboxSelectMultiple}

    def save(self, commit: bool = True) -> User:
        """Leave the password unusable: people sign in by code."""
        self.instance.set_unusable_password()
        user: User = super().save(commit=commit)
        return user


class PersonEditForm(PersonFormMixin, UserEditForm):
    """Change a person."""

    class Meta:
        """Fields of our user, and whether she may sign in."""

        model = User
        fields = (*FIELDS, "is_active")
        widgets = {"groups": forms.CheckboxSelectMultiple}

    def save(self, commit: bool = True) -> User:
        """Tell her what changed about how she signs in, at the address that she had."""
        user: User = super().save(commit=commit)
        had = self.initial.get("email")
        for name, mail in CHANGES.items():
            old, new = self.initial.get(name), getattr(user, name)
            if had and old and old != new:
                words = {f"from_{name}": old, f"to_{name}": new or "–"}
                get_adapter().send_notification_mail(mail, user, words, email=had)
        return user
