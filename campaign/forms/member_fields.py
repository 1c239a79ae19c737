"""Fields for what members write: plain words, kept as typed, with limits that count."""

import html
import re
from typing import Any

import nh3
from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from home.blocks.embed import is_allowed
from home.text import clean_line, clean_text, has_control_characters

MARKS = {"b", "i", "strong", "em"}
# A line that is nothing but an address: elsewhere that means "show it here".
_ADDRESS = re.compile(r"(?:[a-z][a-z0-9+.-]*:)?//\S+|www\.\S+", re.IGNORECASE)

TOO_LONG = _(
    "This has %(count)s characters; at most %(limit)s are possible. Make it shorter by %(over)s."
)
NOT_TEXT = _("This holds characters that can't be shown. Type it again.")
NO_EMBED = _("This site cannot be embedded: %(address)s. Take the address out of the text.")


def strip_markup(text: str) -> str:
    """Return `text` without HTML but for bold and italic; what looks like `a < b` stays.

    `home.text.paragraphs` escapes and cleans again when the text is shown.
    """
    return html.unescape(nh3.clean(text, tags=MARKS, attributes={}, link_rel=None))


class Words(forms.CharField):
    """One line of plain text."""

    def __init__(self, *, limit: int, **options: Any) -> None:
        """Set the greatest length, in characters after cleaning."""
        self.limit = limit
        super().__init__(strip=True, **options)
        # For the counter beside the field; the browser must not cut what somebody pastes.
        self.max_length = limit

    def to_python(self, value: Any) -> str:
        """Return the cleaned text; ValidationError when it is too long or no text."""
        text = super().to_python(value) or ""
        if has_control_characters(text):
            raise ValidationError(NOT_TEXT)
        if len(text) > self.limit:
            count = len(text)
            counts = {"count": count, "limit": self.limit, "over": count - self.limit}
            raise ValidationError(TOO_LONG, params=counts)
        return self.clean_words(text)

    def clean_words(self, text: str) -> str:
        """Return one clean line."""
        return clean_line(strip_markup(text))


class Paragraphs(Words):
    """Several paragraphs of plain text with bold and italic."""

    widget = forms.Textarea

    def clean_words(self, text: str) -> str:
        """Return clean paragraphs; ValidationError for an address that stands alone."""
        text = clean_text(strip_markup(text))
        for line in text.split("\n"):
            address = line.strip()
            if _ADDRESS.fullmatch(address) and not is_allowed(address):
                raise ValidationError(NO_EMBED, params={"address": address[:80]})
        return text


class YesNoField(forms.TypedChoiceField):
    """A question without default: True, False, or None while it is not answered."""

    widget = forms.RadioSelect

    def __init__(self, **options: Any) -> None:
        """Offer yes and no, neither chosen."""
        super().__init__(
            choices=[("yes", _("Yes")), ("no", _("No"))],
            coerce=lambda value: value == "yes",
            empty_value=None,
            **options,
        )
