"""Texts of records in several languages."""

import pytest
from django.core.exceptions import ValidationError
from django.forms import Form
from django.http import QueryDict
from django.utils import translation

from home.templatetags.ui import said
from home.translated import TranslatedField, TranslatedFormField, say

TEXTS = {"en": "Over a thousand", "es": "Más de mil"}


@pytest.mark.parametrize(
    ("language", "text", "marked"),
    [("es", "Más de mil", ""), ("es-mx", "Más de mil", ""), ("fr", "Over a thousand", "en")],
)
def test_a_text_is_said_in_the_readers_language_or_marked(
    language: str, text: str, marked: str
) -> None:
    with translation.override(language):
        assert say(TEXTS) == text
        assert say(TEXTS).language == marked


def test_a_text_in_another_language_says_so_in_its_markup() -> None:
    with translation.override("fr"):
        assert said({"ur": "<b>"}) == '<span lang="ur" dir="rtl">&lt;b&gt;</span>'
    with translation.override("es"):
        assert said(TEXTS) == "Más de mil"
    assert say({}) == say(None) == ""


def test_the_form_has_an_input_for_each_language_and_one_is_enough() -> None:
    class TextForm(Form):
        label = TranslatedFormField(max_length=20)

    form = TextForm(QueryDict("label_es=+M%C3%A1s+de+mil+&label_fr="))
    assert form.is_valid()
    assert form.cleaned_data["label"] == {"es": "Más de mil"}
    assert not TextForm(QueryDict("label_es=")).is_valid()
    assert not TextForm(QueryDict(f"label_en={'x' * 21}")).is_valid()
    assert 'lang="pt"' in str(form)


def test_a_column_takes_texts_by_language_alone() -> None:
    for wrong in ("words", {"en": 1}):
        with pytest.raises(ValidationError):
            TranslatedField().clean(wrong, None)
