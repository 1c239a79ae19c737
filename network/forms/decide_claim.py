"""What an editor says to a registration, a claim or a hand-over."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from ..enums_ways import ClaimKind, ClaimReason
from ..models import Organisation, OrganisationClaim


class DecideClaimForm(forms.Form):
    """One form with two buttons, so that a decision takes a few keys."""

    use_required_attribute = False
    listing = forms.ChoiceField(
        label=_("Which organisation is it?"),
        required=False,
        widget=forms.RadioSelect,
        help_text=_("Choose a listed one when it is the same: it is not listed twice."),
    )
    words = forms.CharField(
        label=_("Words"),
        required=False,
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("She reads them when you decline. When nobody vouched, say why you accept."),
    )
    reason = forms.ChoiceField(
        label=_("Reason to decline"),
        required=False,
        choices=[("", "---------"), *ClaimReason.choices],
    )

    def __init__(
        self, *args: Any, claim: OrganisationClaim, alike: Iterable[Organisation], **kwargs: Any
    ) -> None:
        """Offer what the organisation may be; only a registration can be another one."""
        super().__init__(*args, **kwargs)
        self.alike = {str(row.pk): row for row in alike}
        if claim.kind != ClaimKind.REGISTRATION or not self.alike:
            del self.fields["listing"]
            return
        field: Any = self.fields["listing"]
        listed = [(number, f"{row.name}, {row.town}") for number, row in self.alike.items()]
        field.choices = [("", _("A new one: list it")), *listed]
        field.initial = ""

    def chosen(self) -> Organisation | None:
        """Return the listed organisation that it is; None for a new one."""
        return self.alike.get(self.cleaned_data.get("listing", ""))
