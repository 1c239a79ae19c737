"""What a person changes about herself."""

from django import forms

from ..models import User


class ProfileForm(forms.ModelForm[User]):
    """Name and language."""

    use_required_attribute = False

    class Meta:
        """Fields of the person that she may change."""

        model = User
        fields = ("name", "language")
        widgets = {"name": forms.TextInput(attrs={"autocomplete": "name"})}
