"""What a person changes about herself."""

from django import forms
from django.utils.translation import gettext_lazy as _

from ..models import User


class ProfileForm(forms.ModelForm[User]):
    """Name and language."""

    use_required_attribute = False

    class Meta:
        """Fields of the person that she may change."""

        model = User
        fields = ("name", "language")
        labels = {"name": _("Your name"), "language": _("Your language")}
        help_texts = {
            "name": _("As you want to be addressed. Never shown in public."),
            "language": _("For our mails to you."),
        }
        widgets = {"name": forms.TextInput(attrs={"autocomplete": "name"})}
