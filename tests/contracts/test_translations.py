"""Translations: every text of the interface, in every language, with its placeholders whole."""

import re
from functools import cache
from typing import Any

import pytest

from config import messages
from tests.contracts.repository import files, names

PLACEHOLDER = re.compile(r"%\((\w+)\)[a-z]|%[sd]|\{(\w*)\}")


@cache
def texts() -> frozenset[tuple[Any, str | None]]:
    """Return every text of code and templates with its context."""
    return frozenset((message.id, message.context) for message in messages.collect() if message.id)


def forms(text: Any) -> list[str]:
    """Return the singular and the plural of a text, or the text alone."""
    return [text] if isinstance(text, str) else list(text)


@pytest.mark.parametrize("language", messages.LANGUAGES)
def test_every_text_is_translated(language: str) -> None:
    done = {
        (message.id, message.context)
        for message in messages.read(language)
        if message.id and all(forms(message.string)) and not message.fuzzy
    }
    missing = [forms(text)[0] for text, context in texts() - done]
    assert sorted(missing) == []


@pytest.mark.parametrize("language", messages.LANGUAGES)
def test_a_translation_keeps_every_placeholder(language: str) -> None:
    broken = [
        translated
        for message in messages.read(language)
        if message.id
        for translated in forms(message.string)
        # A singular may say "one person" without the number; nothing may be invented.
        if not set(PLACEHOLDER.findall(translated))
        <= set(PLACEHOLDER.findall(forms(message.id)[-1]))
        or (
            isinstance(message.id, str)
            and translated
            and set(PLACEHOLDER.findall(translated)) != set(PLACEHOLDER.findall(message.id))
        )
    ]
    assert broken == []


@pytest.mark.parametrize("language", messages.LANGUAGES)
def test_a_word_is_not_translated_by_a_single_letter(language: str) -> None:
    """A tool that fills the catalogue once put letters of an address in place of words."""
    letters = [
        message.id
        for message in messages.read(language)
        if isinstance(message.id, str) and len(message.id) > 3 and len(message.string) == 1
    ]
    # "It is" is one letter in Portuguese.
    assert set(letters) <= {"It is"}


def test_texts_are_marked_by_names_that_the_collection_knows() -> None:
    """A text under another name is never collected, and so never translated."""
    other = re.compile(r"import n?p?gettext(?:_lazy|_noop)? as (?!_$)\w+", re.MULTILINE)
    renamed = [path for path in files(".py") if other.search(path.read_text())]
    assert names(renamed) == []
