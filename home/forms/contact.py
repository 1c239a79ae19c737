"""The contact form: on a page that proxies keep, so without cookie, session and key."""

from django import forms
from django.utils.translation import gettext_lazy as _

from .text import AddressField, LineField, ParagraphsField
from .trap import TrapForm

MAX_NAME_LENGTH = 120
MAX_MESSAGE_LENGTH = 4000


class ContactForm(TrapForm):
    """Who writes, where to answer, and the message."""

    use_required_attribute = False

    name = LineField(
        label=_("Your name"),
        required=False,
        max_length=MAX_NAME_LENGTH,
        widget=forms.TextInput(
            attrs={"autocomplete": "name", "spellcheck": "false", "dir": "auto"}
        ),
    )
    email = AddressField(
        label=_("E-mail address"),
        help_text=_("We use it only to answer you."),
        error_messages={"required": _("Enter your e-mail address")},
        widget=forms.EmailInput(
            attrs={
                "autocomplete": "email",
                "inputmode": "email",
                "spellcheck": "false",
                "autocapitalize": "none",
            }
        ),
    )
    message = ParagraphsField(
        label=_("Your message"),
        help_text=_("Write in any language."),
        max_length=MAX_MESSAGE_LENGTH,
        error_messages={"required": _("Write your message")},
        widget=forms.Textarea(attrs={"rows": 7, "dir": "auto"}),
    )
