"""What a reviewer is asked when she acts: words for the author, a reason for declining."""

from django import forms
from django.utils.translation import gettext_lazy as _
from wagtail.forms import TaskStateCommentForm

from ..enums import RiskFlag
from ..selectors.decline_reasons import reason_choices


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


FORMS: dict[str, type[forms.Form]] = {
    "propose": ProposeForm,
    "reject": RequestChangesForm,
    "decline": DeclineForm,
    "flag": FlagForm,
}


def form_for_act(name: str) -> type[forms.Form]:
    """Return the form that the act `name` asks for."""
    return FORMS.get(name, TaskStateCommentForm)
