"""Forms of figures."""

from typing import ClassVar

from django import forms
from django.utils.translation import gettext_lazy as _
from wagtail.admin.forms import WagtailAdminModelForm

from ..actions.supersede import FACTS
from ..models import Statistic


def asked_year(form: forms.BaseForm) -> str:
    """Return the year that was typed; ValidationError when there is none."""
    year = str(form.cleaned_data.get("year", "")).strip()
    if not year:
        raise forms.ValidationError(_("A figure has a year. Type the one that the source gives."))
    return year


class StatisticForm(WagtailAdminModelForm):
    """A figure in the admin; its code is given once."""

    def __init__(self, *args: object, **kwargs: object) -> None:
        """Close the code of a figure that exists: pages and links name it."""
        super().__init__(*args, **kwargs)
        if self.instance.pk and "code" in self.fields:
            self.fields["code"].disabled = True

    def clean_year(self) -> str:
        """Ask for the year."""
        return asked_year(self)


class SupersedeForm(forms.ModelForm[Statistic]):
    """What a newer version says."""

    class Meta:
        """The facts that may change."""

        model = Statistic
        fields: ClassVar[tuple[str, ...]] = FACTS

    def clean_year(self) -> str:
        """Ask for the year."""
        return asked_year(self)

    def validate_unique(self) -> None:
        """Leave to the action what stands in the way of another version."""

    def validate_constraints(self) -> None:
        """The same."""
