"""Texts of records in several languages: facts stand once, their words once a language.

A page is translated as a whole; the label of a figure or the title of an activity belongs to a
record that every language shares. Such a text is kept as {"en": "...", "es": "..."}.
"""

from typing import Any

from django import forms
from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models
from django.forms.renderers import get_default_renderer
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

FIRST = settings.LANGUAGE_CODE.partition("-")[0]


class Said(str):
    """A text in the language in which it was found.

    `language` is "" when that is the reader's own, so that templates mark other ones alone.
    """

    language: str = ""

    def __new__(cls, text: str, language: str = "") -> "Said":
        """Keep the text with its language."""
        said = super().__new__(cls, text)
        said.language = language
        return said


def say(texts: dict[str, str] | None, language: str | None = None) -> Said:
    """Return a text in `language` (default: the active one), else in the best other.

    English is the best other language, then whichever was written first.
    """
    texts = texts or {}
    wanted = language or get_language() or FIRST
    for code in (wanted, wanted.partition("-")[0], FIRST, *texts):
        if texts.get(code):
            own = code in (wanted, wanted.partition("-")[0])
            return Said(texts[code], "" if own else code)
    return Said("")


class TranslatedWidget(forms.MultiWidget):
    """One input for each language of the site, under its name."""

    def __init__(self, long: bool = False, attrs: Any = None) -> None:
        """Draw lines, or boxes for `long` texts."""
        kind = forms.Textarea if long else forms.TextInput
        rows = {"rows": 3} if long else {}
        self.languages = [code for code, _name in settings.LANGUAGES]
        widgets: dict[str, Any] = {
            code: kind(attrs={"lang": code, **rows}) for code in self.languages
        }
        super().__init__(widgets, attrs)

    def decompress(self, value: Any) -> list[str]:
        """Return the text of each language."""
        texts = value if isinstance(value, dict) else {}
        return [texts.get(code, "") for code in self.languages]

    def render(self, name: str, value: Any, attrs: Any = None, renderer: Any = None) -> SafeString:
        """Draw a labelled input for each language."""
        names, draw = dict(settings.LANGUAGES), (renderer or get_default_renderer()).render
        parts = self.get_context(name, value, attrs)["widget"]["subwidgets"]
        drawn = (
            (
                part["attrs"].get("id", ""),
                names[code],
                SafeString(draw(part["template_name"], {"widget": part})),
            )
            for code, part in zip(self.languages, parts, strict=True)
        )
        return format_html(
            '<div class="translated">{}</div>',
            format_html_join("", '<p><label for="{}">{}</label>{}</p>', drawn),
        )


class TranslatedFormField(forms.MultiValueField):
    """A text in each language; one of them is enough."""

    widget = TranslatedWidget

    def __init__(self, *, long: bool = False, max_length: int | None = None, **kwargs: Any) -> None:
        """Make a field for each language of the site."""
        self.languages = [code for code, _name in settings.LANGUAGES]
        fields = [forms.CharField(max_length=max_length, required=False) for _ in self.languages]
        kwargs["widget"] = TranslatedWidget(long=long)
        super().__init__(fields, require_all_fields=False, **kwargs)

    def compress(self, data_list: list[str]) -> dict[str, str]:
        """Return the languages that have a text."""
        filled = zip(self.languages, data_list, strict=False)
        return {code: text.strip() for code, text in filled if text and text.strip()}


class TranslatedField(models.JSONField):
    """A text in several languages; see `say`."""

    def __init__(self, *args: Any, long: bool = False, **kwargs: Any) -> None:
        """Take `long` for texts of several lines, and `max_length` for each language."""
        self.long = long
        kwargs.setdefault("default", dict)
        super().__init__(*args, **kwargs)

    def validate(self, value: Any, model_instance: Any) -> None:
        """Refuse what is no text by language; ValidationError."""
        super().validate(value, model_instance)
        if not isinstance(value, dict) or not all(isinstance(one, str) for one in value.values()):
            raise ValidationError(_("A text in each language is expected."))

    def formfield(self, **kwargs: Any) -> Any:  # type: ignore[override]
        """Return one input for each language."""
        kwargs.pop("widget", None)
        return models.Field.formfield(
            self,
            **{
                "form_class": TranslatedFormField,
                "long": self.long,
                "max_length": self.max_length,
                **kwargs,
            },
        )
