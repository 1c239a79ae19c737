"""Machine translation through LibreTranslate or DeepL, over wagtail-localize's own classes.

https://libretranslate.com/docs/ and https://developers.deepl.com/docs/api-reference/translate:
at most 50 texts a request.
"""

from collections.abc import Iterable, Iterator
from typing import Any

from django.conf import settings
from django.utils.module_loading import import_string
from wagtail_localize.machine_translators.base import BaseMachineTranslator
from wagtail_localize.machine_translators.deepl import DeepLTranslator
from wagtail_localize.machine_translators.libretranslate import LibreTranslator
from wagtail_localize.strings import StringValue

TEXTS_A_REQUEST = 50
SECONDS = 30


class NoAnswerError(Exception):
    """The server did not answer, or not what its protocol says."""


def machine_translator() -> Any:
    """Return the machine that is plugged in; None when there is none."""
    chosen = getattr(settings, "WAGTAILLOCALIZE_MACHINE_TRANSLATOR", None)
    return import_string(chosen["CLASS"])(chosen["OPTIONS"]) if chosen else None


class InParts(BaseMachineTranslator):
    """Asks for many texts in several requests, and believes no answer that does not fit."""

    def translate(self, source_locale: Any, target_locale: Any, strings: Iterable[Any]) -> Any:
        """Return {text: translation}; a text of which the machine broke the HTML is left out.

        Raises NoAnswerError when the server fails.
        """
        found: dict[Any, StringValue] = {}
        for part in _parts(list(strings)):
            try:
                found |= super().translate(source_locale, target_locale, part)
            except (OSError, ValueError, KeyError, TypeError) as error:
                raise NoAnswerError(type(error).__name__) from error
        return {text: said for text, said in found.items() if _is_sound(said)}


class OurLibreTranslator(InParts, LibreTranslator):
    """LibreTranslate, on a server of the campaign or of others."""

    def get_timeout(self) -> int:
        """Return how many seconds an answer may take."""
        return SECONDS


class OurDeepLTranslator(InParts, DeepLTranslator):
    """DeepL, at the address that is configured."""

    def get_api_endpoint(self) -> str:
        """Return where the texts are sent."""
        return f"{self.options['URL']}/v2/translate"


def _parts(strings: list[Any]) -> Iterator[list[Any]]:
    for start in range(0, len(strings), TEXTS_A_REQUEST):
        yield strings[start : start + TEXTS_A_REQUEST]


def _is_sound(said: StringValue) -> bool:
    """Whether a text can stand on a page."""
    try:
        StringValue.from_translated_html(said.data)
    except (ValueError, TypeError):
        return False
    return bool(said.data.strip())
