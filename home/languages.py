"""Languages of what people write: any language, by BCP 47 tag or by name."""

import re
from functools import lru_cache

from babel import Locale, UnknownLocaleError
from django.conf import settings
from django.utils.text import capfirst
from django.utils.translation import get_language

# BCP 47, the part that people write: language, script, region.
LANGUAGE_TAG = r"^[a-z]{2,3}(-[A-Z][a-z]{3})?(-([A-Z]{2}|[0-9]{3}))?$"
# The Unicode names data files these under a wider language; their speakers do not.
OWN_NAMES = {"tw": "Twi", "fat": "Fante"}


def babel_locale(tag: str | None = None) -> Locale:
    """Return how a language is written (Unicode CLDR); English for one that is unknown.

    Args:
        tag: BCP 47; the active language by default.
    """
    return _written(tag or get_language() or "en")


@lru_cache(maxsize=1000)
def _written(tag: str) -> Locale:
    try:
        return Locale.parse(tag, sep="-")
    except (ValueError, UnknownLocaleError):
        return Locale("en")


def tag_of(words: str) -> str | None:
    """Return the language tag for a name in one of our languages, or for a tag; None if unknown.

    Names first: "ga" is what people in Accra call their language, and the tag of another one.
    """
    wanted = words.casefold()
    for tag, name in OWN_NAMES.items():
        if name.casefold() == wanted:
            return tag
    for interface, _name in settings.LANGUAGES:
        for key, name in Locale.parse(interface, sep="-").languages.items():
            tag = str(key).replace("_", "-")
            if name.casefold() == wanted and re.match(LANGUAGE_TAG, tag):
                return tag
    return words if re.match(LANGUAGE_TAG, words) else None


def name_of_language(tag: str) -> str:
    """Return the name of a language in the active language (Unicode CLDR), else its tag."""
    if tag in OWN_NAMES:
        return OWN_NAMES[tag]
    names = babel_locale().languages
    return str(names.get(tag.replace("-", "_")) or names.get(tag.split("-")[0]) or tag)


def own_name(tag: str | None) -> str:
    """Return the name of a language in that language itself, for instance `Español`."""
    if not tag:
        return ""
    if tag in OWN_NAMES:
        return OWN_NAMES[tag]
    try:
        locale = Locale.parse(tag, sep="-")
    except (ValueError, UnknownLocaleError):
        return str(Locale("en").languages.get(tag.split("-")[0], tag))
    return str(capfirst(locale.get_language_name() or tag))
