"""The form with which a logo is sent."""

from django import forms
from django.utils.translation import gettext_lazy as _

from home.forms.fields import LogoField


class LogoForm(forms.Form):
    """One picture."""

    use_required_attribute = False
    logo = LogoField(
        label=_("Logo"),
        help_text=_("A drawn sign without people. JPEG, PNG or WebP, up to 10 MB."),
        error_messages={"required": _("Choose a picture of the logo.")},
    )
