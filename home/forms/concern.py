"""The forms around concerns: what a reader reports, what a moderator answers."""

from django import forms
from django.utils.translation import gettext_lazy as _

from ..enums_concern import ConcernKind, TakeDownReason
from ..selectors.concerns import LONGEST_PATH
from .text import LineField, ParagraphsField

MAX_WORDS = 2000
ACTS = (
    ("dismiss", _("It stays: I found nothing wrong")),
    ("take-down", _("Take it down")),
)


class ConcernForm(forms.Form):
    """What worries her; words and a way to reach her only if she wants.

    Without a trap for programs: a browser that fills in everything must not silence a warning.
    """

    use_required_attribute = False

    page = forms.CharField(required=False, max_length=LONGEST_PATH, widget=forms.HiddenInput)
    kind = forms.ChoiceField(
        label=_("What worries you?"),
        choices=ConcernKind.choices,
        widget=forms.RadioSelect,
        error_messages={
            "required": _("Choose what worries you."),
            "invalid_choice": _("Choose what worries you."),
        },
    )
    words = ParagraphsField(
        label=_("Tell us more"),
        required=False,
        max_length=MAX_WORDS,
        help_text=_("In any language. Name nobody who could be in danger."),
        widget=forms.Textarea(attrs={"rows": 4, "dir": "auto"}),
    )
    contact = LineField(
        label=_("Phone or e-mail, if we may ask you"),
        required=False,
        max_length=200,
        help_text=_("Nobody but the people who look at it sees this. You need not give it."),
        widget=forms.TextInput(attrs={"autocomplete": "off", "spellcheck": "false", "dir": "auto"}),
    )

    def clean_page(self) -> str:
        """Keep the path of an address of ours; anything else is no page."""
        path: str = self.cleaned_data["page"]
        return path if path.startswith("/") and not path.startswith("//") else ""


class AnswerForm(forms.Form):
    """What a moderator decides about a text that readers reported."""

    act = forms.ChoiceField(
        label=_("What do you do?"),
        choices=ACTS,
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose what you do.")},
    )
    reason = forms.ChoiceField(
        label=_("Reason"),
        required=False,
        choices=[("", _("Choose a reason")), *TakeDownReason.choices],
        help_text=_("Only when you take it down. Its address says this to everybody."),
    )
    words = ParagraphsField(
        label=_("What did you find?"),
        max_length=MAX_WORDS,
        help_text=_("Kept with the text. When you take it down, its author reads this."),
        error_messages={"required": _("Say in your words what you found.")},
        widget=forms.Textarea(attrs={"rows": 4}),
    )
    seen = forms.IntegerField(required=False, widget=forms.HiddenInput)


class TakeDownForm(forms.Form):
    """Why a text is taken down that nobody has reported."""

    reason = forms.ChoiceField(
        label=_("Reason"),
        choices=[("", _("Choose a reason")), *TakeDownReason.choices],
        help_text=_("Its address says this to everybody."),
    )
    words = ParagraphsField(
        label=_("Your words to the author"),
        max_length=MAX_WORDS,
        widget=forms.Textarea(attrs={"rows": 4}),
    )


class PutBackForm(forms.Form):
    """Why a text may be public again."""

    words = ParagraphsField(
        label=_("Why is it put back?"),
        max_length=MAX_WORDS,
        help_text=_("Its author reads this."),
        widget=forms.Textarea(attrs={"rows": 4}),
    )
