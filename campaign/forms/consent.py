"""The questions about consent, for each person in a story and for each photo."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from home.actions.record_consent import Agreement
from home.consent_rules import asks_the_child
from home.enums_consent import (
    AgeBand,
    ConsentCapacity,
    ConsentScope,
    ConsentWay,
    FaceLevel,
    IdentityLevel,
)

from .member_fields import Words, YesNoField

NO_GUARDIAN = _("A parent or guardian must agree before children are shown or told about.")
CHILDREN = ("shows_children", "guardian_agreed", "age_band", "child_agreed", "child_unnamed")
# The website is what the form itself asks for.
OTHER_SCOPES = [(one.value, one.label) for one in ConsentScope if one != ConsentScope.SITE]


class ChildrenMixin(forms.Form):
    """Asks whether anybody under 18 is shown or told about; with yes, what keeps a child safe."""

    shows_children = YesNoField(
        label=_("Is anybody under 18 shown or told about?"),
        help_text=_("We always ask this, to protect children."),
    )
    guardian_agreed = forms.BooleanField(
        label=_("If yes: a parent or guardian has agreed."), required=False
    )
    age_band = forms.ChoiceField(
        label=_("If yes: how old is the oldest child?"),
        required=False,
        choices=AgeBand.choices,
        widget=forms.RadioSelect,
        help_text=_("No date of birth, please."),
    )
    child_agreed = forms.BooleanField(
        label=_("From 7 years: the child was asked and agrees."), required=False
    )
    child_unnamed = forms.BooleanField(
        label=_("If yes: no child is called by its name."), required=False
    )

    def clean(self) -> dict[str, Any]:
        """Refuse children without every answer that keeps them safe."""
        data: dict[str, Any] = super().clean() or self.cleaned_data
        if data.get("shows_children"):
            for name, message in self._missing(data):
                if name not in self.errors:
                    self.add_error(name, message)
        return data

    def _missing(self, data: dict[str, Any]) -> list[tuple[str, Any]]:
        band = data.get("age_band") or ""
        asked = asks_the_child(band)
        wanted = [
            ("guardian_agreed", True, NO_GUARDIAN),
            ("age_band", True, _("Choose the age of the oldest child.")),
            ("child_agreed", asked, _("A child of 7 years or more must agree herself.")),
            ("child_unnamed", True, _("Take the child's name out, then tick this box.")),
        ]
        return [(name, words) for name, needed, words in wanted if needed and not data.get(name)]

    def agreement(self, **more: Any) -> Agreement:
        """Return the cleaned answers as they are kept."""
        data = self.cleaned_data
        ticks = {name: bool(data.get(name)) for name in CHILDREN if name != "age_band"}
        answers: dict[str, Any] = {**ticks, "age_band": data.get("age_band") or "", **more}
        return Agreement(**answers)


class PersonForm(ChildrenMixin):
    """One person who tells the story or is told about, and what she agreed to."""

    capacity = forms.ChoiceField(
        label=_("Who agrees?"),
        choices=ConsentCapacity.choices,
        initial=ConsentCapacity.SELF,
        widget=forms.RadioSelect,
    )
    subject = Words(
        label=_("Who is it?"),
        limit=200,
        required=False,
        help_text=_("So that editors know whom you mean: the teller, her neighbour. Not shown."),
    )
    identity = forms.ChoiceField(
        label=_("How is she called in the story?"),
        choices=IdentityLevel.choices,
        initial=IdentityLevel.PSEUDONYM,
        widget=forms.RadioSelect,
    )
    way = forms.ChoiceField(
        label=_("How did she agree?"),
        choices=ConsentWay.choices,
        initial=ConsentWay.SCREEN,
        widget=forms.RadioSelect,
    )
    read_aloud = forms.BooleanField(label=_("The words below were read to her."), required=False)
    town = Words(label=_("In which town did she agree?"), limit=120, required=False)
    scopes = forms.MultipleChoiceField(
        label=_("May it also be shown elsewhere?"),
        required=False,
        choices=OTHER_SCOPES,
        widget=forms.CheckboxSelectMultiple,
        help_text=_("Leave all open if she wants it on this website alone."),
    )
    agreed = forms.BooleanField(
        label=_("She agrees that the story is published on this website."),
        help_text=_("She can take this back at any time with her code; the story is taken down."),
        error_messages={"required": _("Tick this box once she agrees.")},
    )

    field_order = (
        *("capacity", "subject", "identity", *CHILDREN),
        *("way", "read_aloud", "town", "scopes", "agreed"),
    )

    def agreement(self, **more: Any) -> Agreement:
        """Add who she is, how she agreed and where else it may be shown."""
        data = self.cleaned_data
        names = ("capacity", "subject", "identity", "way", "read_aloud", "town")
        scopes = (ConsentScope.SITE.value, *data["scopes"])
        return super().agreement(**{name: data[name] for name in names}, scopes=scopes, **more)


class FaceField(forms.ChoiceField):
    """How much of faces is seen in a photo."""

    def __init__(self, **options: Any) -> None:
        """Offer the levels, none chosen."""
        options = {"label": _("Are faces seen?"), **options}
        super().__init__(choices=FaceLevel.choices, widget=forms.RadioSelect, **options)


class PhotoConsentMixin(ChildrenMixin):
    """What people in a photo agreed to."""

    face = FaceField()
    agreed = forms.BooleanField(
        label=_("Everybody who can be recognised agrees that the photo is published."),
        error_messages={"required": _("Tick this box once everybody agrees.")},
    )

    def agreement(self, **more: Any) -> Agreement:
        """Add how much of faces is seen."""
        group = ConsentCapacity.GROUP
        return super().agreement(face=self.cleaned_data["face"], capacity=group, **more)
