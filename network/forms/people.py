"""Forms about people: invite, answer, give responsibilities."""

from typing import Any

from django import forms
from django.conf import settings
from django.utils.translation import gettext_lazy as _

from accounts.forms.shared_phone import SharedPhoneForm
from home.text import clean_line, has_control_characters

from ..enums import Role
from ..models import Membership


def clean_name(value: str) -> str:
    """Return a name in one clean line; raise ValidationError for signs that no keyboard makes."""
    if has_control_characters(value):
        raise forms.ValidationError(_("The name holds signs that can't be stored."))
    return clean_line(value)


class RolesForm(forms.Form):
    """Which responsibilities a member has."""

    use_required_attribute = False
    roles = forms.MultipleChoiceField(
        label=_("Responsibilities"),
        choices=Role.choices,
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": _("Choose at least one responsibility.")},
    )

    @classmethod
    def of(cls, membership: Membership, data: Any = None) -> "RolesForm":
        """Return the form of one member, with ids of its own."""
        held = [role.value for role in membership.roles]
        return cls(data, initial={"roles": held}, auto_id=f"member{membership.pk}_%s")

    def chosen(self) -> set[Role]:
        """Return the roles that were ticked."""
        return {Role(value) for value in self.cleaned_data["roles"]}


class InviteForm(RolesForm):
    """Whom to invite, how she is told, and for what."""

    name = forms.CharField(
        label=_("Name"),
        max_length=120,
        help_text=_("As she wants to be addressed. Never shown in public."),
        error_messages={"required": _("Type her name.")},
    )
    email = forms.EmailField(
        label=_("E-mail address"),
        required=False,
        max_length=254,
        help_text=_("Leave it empty if she has none: you get a paper to print for her."),
        widget=forms.EmailInput(attrs={"autocomplete": "off", "spellcheck": "false"}),
        error_messages={"invalid": _("This is not an e-mail address. Example: ama@example.org")},
    )
    language = forms.ChoiceField(
        label=_("Her language"), choices=settings.LANGUAGES, help_text=_("For the mails to her.")
    )
    field_order = ("name", "email", "language", "roles")

    def clean_name(self) -> str:
        """Return her name in one line."""
        name = clean_name(self.cleaned_data["name"])
        if not name:
            raise forms.ValidationError(_("Type her name."))
        return name


class JoinForm(SharedPhoneForm):
    """The name of somebody who joins without e-mail."""

    use_required_attribute = False
    name = forms.CharField(
        label=_("Your name"),
        max_length=120,
        help_text=_("As you want to be addressed. Never shown in public."),
        widget=forms.TextInput(attrs={"autocomplete": "name"}),
        error_messages={"required": _("Type your name.")},
    )

    def clean_name(self) -> str:
        """Return her name in one line."""
        name = clean_name(self.cleaned_data["name"])
        if not name:
            raise forms.ValidationError(_("Type your name."))
        return name
