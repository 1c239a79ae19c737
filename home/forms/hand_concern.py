"""The forms with which concerns go to a data officer and back."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from ..selectors.staff import data_officers
from .concern import MAX_WORDS
from .text import ParagraphsField


class HandOverForm(forms.Form):
    """To which data officer, and what she is asked."""

    officer = forms.ChoiceField(
        label=_("Data officer"),
        help_text=_("Until she has answered nobody else lets the text stay."),
    )
    comment = ParagraphsField(
        label=_("What should she look at?"),
        max_length=MAX_WORDS,
        help_text=_("She and who answers concerns read these words."),
        widget=forms.Textarea(attrs={"rows": 4}),
    )

    def __init__(self, posted: Any = None, *, user: Any) -> None:
        """Offer every data officer but `user`."""
        super().__init__(posted)
        officers = data_officers().exclude(pk=user.pk)
        self.fields["officer"].choices = [  # type: ignore[attr-defined]
            (str(person.pk), str(person)) for person in officers
        ]


class HandBackForm(forms.Form):
    """What the data officer has found."""

    comment = ParagraphsField(
        label=_("Your words to the moderators"),
        max_length=MAX_WORDS,
        help_text=_("They read them beside the concerns, then they answer."),
        widget=forms.Textarea(attrs={"rows": 4}),
    )
