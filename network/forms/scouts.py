"""Whom an editor trusts as a scout."""

from django import forms
from django.utils.translation import gettext_lazy as _

from accounts.models import User
from home.forms.country import country_choices

from ..enums import Role
from ..models import Membership


class ScoutForm(forms.Form):
    """A steward by her address or name for signing in, and a country."""

    use_required_attribute = False
    person = forms.CharField(
        label=_("E-mail address or name for signing in"),
        max_length=254,
        help_text=_("Of a steward. She confirms listings of others in her country."),
        error_messages={"required": _("Type her address.")},
    )
    country = forms.ChoiceField(label=_("Country"), choices=lambda: country_choices("en"))

    def clean_person(self) -> User:
        """Return the steward."""
        typed = self.cleaned_data["person"].strip()
        stewards = Membership.objects.live().with_role(Role.STEWARD).values("user")
        found = User.objects.filter(pk__in=stewards, is_active=True)
        person = found.filter(email__iexact=typed).first() or found.filter(username=typed).first()
        if person is None:
            raise forms.ValidationError(_("No steward signs in with this."))
        return person
