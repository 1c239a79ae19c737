"""Which country somebody means, in many languages and spellings."""

from functools import cache

from babel import Locale, UnknownLocaleError
from django_countries import countries

from home.country_names import country_code, known_names
from home.text import fold

from .likeness import within_one

# Besides the languages of the site: those in which registers of our partners are written.
_LANGUAGES = (
    "de it nl sv da nb fi et lv lt pl cs sk sl hr sr bs mk bg ro hu el tr ru uk mt ga eu "
    "ca gl sq ar fa ur hi bn ta te ne si th vi id ms fil my km lo zh ja ko sw am ha yo zu "
    "af"
)
LANGUAGES = tuple(_LANGUAGES.split())
# Names that no list of countries has; folded.
ALIASES = {
    "uk": "GB",
    "u k": "GB",
    "england": "GB",
    "scotland": "GB",
    "wales": "GB",
    "cymru": "GB",
    "northern ireland": "GB",
    "great britain": "GB",
    "angleterre": "GB",
    "ecosse": "GB",
    "inglaterra": "GB",
    "escocia": "GB",
    "usa": "US",
    "u s a": "US",
    "u s": "US",
    "united states of america": "US",
    "holland": "NL",
    "the netherlands": "NL",
    "czech republic": "CZ",
    "ivory coast": "CI",
    "cote divoire": "CI",
    "cape verde": "CV",
    "swaziland": "SZ",
    "burma": "MM",
    "macedonia": "MK",
    "drc": "CD",
    "rdc": "CD",
    "dr congo": "CD",
    "congo kinshasa": "CD",
    "congo brazzaville": "CG",
    "south korea": "KR",
    "north korea": "KP",
    "viet nam": "VN",
    "laos": "LA",
    "tanzania": "TZ",
    "bolivia": "BO",
    "venezuela": "VE",
    "iran": "IR",
    "syria": "SY",
    "russia": "RU",
    "moldova": "MD",
    "palestine": "PS",
    "kosovo": "XK",
    "el": "GR",
    "cypres": "CY",
    "gambia": "GM",
    "the gambia": "GM",
    "east timor": "TL",
    "guinea bissau": "GW",
    "turkey": "TR",
}
# Shorter names are too like each other (Iran and Iraq) to forgive a letter.
LONG_ENOUGH = 5


@cache
def _names() -> dict[str, str]:
    """Return {name, folded: code} in languages beside the site's."""
    found = {alias: code for alias, code in ALIASES.items() if code in countries.countries}
    for language in LANGUAGES:
        try:
            names = Locale.parse(language).territories
        except (UnknownLocaleError, ValueError):
            continue
        for code in countries.countries:
            if names.get(code):
                found.setdefault(fold(str(names[code])), code)
    return found


@cache
def country_of(typed: str) -> str:
    """Return the ISO 3166 code of a name, of a code, or of a name with one wrong letter.

    Empty when it is no country that we know, or might be several.
    """
    word = fold(typed)
    exact = country_code(typed) or _names().get(word, "")
    if exact or len(word) < LONG_ENOUGH:
        return exact
    alike = {
        code
        for name, code in (*known_names().items(), *_names().items())
        if len(name) >= LONG_ENOUGH and within_one(name, word)
    }
    return alike.pop() if len(alike) == 1 else ""
