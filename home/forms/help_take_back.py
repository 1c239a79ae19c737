"""The forms around a story whose code does not take it down: who asks, and who helps."""

from django import forms
from django.utils.translation import gettext_lazy as _

from .concern import MAX_WORDS
from .text import LineField, ParagraphsField


class AskForHelpForm(forms.Form):
    """Which story, and how to reach her: no name, no reason."""

    use_required_attribute = False

    story = ParagraphsField(
        label=_("Which story is it?"),
        max_length=MAX_WORDS,
        help_text=_("Its address, its title or what it tells, and how we know that it is you."),
        error_messages={"required": _("Say which story it is.")},
        widget=forms.Textarea(attrs={"rows": 4, "dir": "auto"}),
    )
    contact = LineField(
        label=_("Phone or e-mail"),
        max_length=200,
        help_text=_("One data officer reads it to answer you. It is deleted 30 days after that."),
        error_messages={"required": _("Say how we can reach you.")},
        widget=forms.TextInput(attrs={"autocomplete": "off", "spellcheck": "false", "dir": "auto"}),
    )


class HelpedForm(forms.Form):
    """What the data officer did."""

    words = ParagraphsField(
        label=_("What did you do?"),
        max_length=MAX_WORDS,
        help_text=_("Name nobody. It is deleted with the request, 30 days from now."),
        error_messages={"required": _("Say what you did.")},
        widget=forms.Textarea(attrs={"rows": 4}),
    )
