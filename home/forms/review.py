"""What a reviewer is asked when she acts: words for the author, a reason for declining."""

from django import forms
from django.utils.translation import gettext_lazy as _
from wagtail.forms import TaskStateCommentForm

from ..enums import RiskFlag
from ..selectors.decline_reasons import reason_choices
from ..selectors.staff import data_officers


class RequestChangesForm(forms.Form):
    """Asks what should change."""

    comment = forms.CharField(
        label=_("What should change?"),
        help_text=_("The author reads these words by mail and in the member area."),
        widget=forms.Textarea(attrs={"rows": 4}),
        max_length=2000,
    )


class ProposeForm(forms.Form):
    """Asks why the reviewer wants other words."""

    comment = forms.CharField(
        label=_("Your words to the author"),
        help_text=_(
            "The author sees what you have changed and these words, and says yes or no. Nothing is"
            " public before."
        ),
        widget=forms.Textarea(attrs={"rows": 4}),
        max_length=2000,
        required=False,
    )


class DeclineForm(forms.Form):
    """Asks why the text is declined."""

    reason = forms.ChoiceField(label=_("Reason"), choices=reason_choices)
    comment = forms.CharField(
        label=_("Your words to the author"),
        help_text=_("The author reads the reason and these words. Be kind and clear."),
        widget=forms.Textarea(attrs={"rows": 4}),
        max_length=2000,
    )


class FlagForm(forms.Form):
    """Asks why a second person must look."""

    reason = forms.ChoiceField(
        label=_("Why must a second person look?"),
        help_text=_("It stays with the text. Nobody takes it away, the author neither."),
        choices=RiskFlag.choices,
        initial=RiskFlag.SECOND_LOOK,
    )


def officer_choices() -> list[tuple[str, str]]:
    """Return the data officers for a list."""
    return [(str(person.pk), str(person)) for person in data_officers()]


class EscalateForm(forms.Form):
    """Asks to which data officer a text goes, and what she is asked."""

    reason = forms.ChoiceField(
        label=_("Data officer"),
        help_text=_("Until she has answered nobody else approves the text."),
        choices=officer_choices,
    )
    comment = forms.CharField(
        label=_("What should she look at?"),
        help_text=_("She reads these words; the author does not."),
        widget=forms.Textarea(attrs={"rows": 4}),
        max_length=2000,
    )


class HandBackForm(forms.Form):
    """Asks a data officer for her answer."""

    comment = forms.CharField(
        label=_("Your words to the reviewers"),
        help_text=_("They read them beside the text; the author does not."),
        widget=forms.Textarea(attrs={"rows": 4}),
        max_length=2000,
    )


FORMS: dict[str, type[forms.Form]] = {
    "propose": ProposeForm,
    "reject": RequestChangesForm,
    "decline": DeclineForm,
    "flag": FlagForm,
    "escalate": EscalateForm,
    "hand_back": HandBackForm,
}


def form_for_act(name: str) -> type[forms.Form]:
    """Return the form that the act `name` asks for."""
    return FORMS.get(name, TaskStateCommentForm)
