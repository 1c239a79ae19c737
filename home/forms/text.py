"""Form fields for what people type: any script, no tricks."""

import re
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.core.validators import EmailValidator
from django.utils.translation import gettext_lazy as _

from ..addresses import can_be_mailed, split_address
from ..text import clean_line, clean_text, has_control_characters, is_name

# Hosts that mail from outside never reaches (RFC 6761, RFC 6762, RFC 8375).
INTERNAL_DOMAINS = ("localhost", "local", "internal", "intranet", "lan", "home.arpa", "invalid")
MAX_EMAIL_LENGTH = 254

_CONTROL_MESSAGE = _("This holds characters that cannot be typed. Write it again.")
_EMAIL_MESSAGE = _("Enter an e-mail address like name@example.org.")
# What shows nothing (Unicode: Default_Ignorable_Code_Point), and every kind of space.
_hidden = re.compile(
    r"[\s\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f\u202a-\u202e"
    r"\u2060-\u206f\u3164\ufe00-\ufe0f\ufeff\uffa0\ufff0-\ufff8\U0001bca0-\U0001bca3"
    r"\U0001d173-\U0001d17a\U000e0000-\U000e0fff]"
)


class LineField(forms.CharField):
    """One line in any script, without controls, direction marks and invisible characters.

    Raises ValidationError for control characters such as NUL, which no keyboard makes.
    """

    def to_python(self, value: Any) -> str:
        """Clean before length and presence are checked."""
        text = str(value or "")
        if has_control_characters(text):
            raise ValidationError(_CONTROL_MESSAGE, code="control")
        return clean_line(text)


class NameField(LineField):
    """The name of a person; marks and dots alone are none.

    Raises ValidationError as for a missing name.
    """

    def validate(self, value: str) -> None:
        """Refuse a name without any letter or digit."""
        super().validate(value)
        if value and not is_name(value):
            raise ValidationError(self.error_messages["required"], code="required")


class ParagraphsField(forms.CharField):
    """Paragraphs in any script; the same rules, but line breaks stay."""

    widget = forms.Textarea

    def to_python(self, value: Any) -> str:
        """Clean before length and presence are checked."""
        text = str(value or "")
        if has_control_characters(text):
            raise ValidationError(_CONTROL_MESSAGE, code="control")
        return clean_text(text)


class AddressField(forms.EmailField):
    """An e-mail address that can be reached from outside: no localhost, no numbered hosts."""

    default_validators = [EmailValidator(message=_EMAIL_MESSAGE, allowlist=[])]

    def __init__(self, **kwargs: Any) -> None:
        """Limit the length as SMTP does (RFC 5321, 4.5.3.1.3)."""
        super().__init__(**{"max_length": MAX_EMAIL_LENGTH, **kwargs})

    def to_python(self, value: Any) -> str:
        """Refuse line breaks and controls; they could add headers to a mail."""
        text = str(value or "").strip(" \t")
        if has_control_characters(text) or _hidden.search(text):
            raise ValidationError(_EMAIL_MESSAGE, code="invalid")
        local, domain = split_address(text)
        # As typed where that is how mails are sent.
        return text if text.isascii() else f"{local}@{domain}"

    def validate(self, value: str) -> None:
        """Refuse other spellings of plain addresses, and hosts that only exist inside a network."""
        super().validate(value)
        if value and not can_be_mailed(value):
            raise ValidationError(_EMAIL_MESSAGE, code="invalid")
        domain = split_address(value)[1]
        internal = any(domain == name or domain.endswith(f".{name}") for name in INTERNAL_DOMAINS)
        numbered = domain.startswith("[") or domain.rpartition(".")[2].isdigit()
        if value and (internal or numbered):
            raise ValidationError(_EMAIL_MESSAGE, code="internal")
