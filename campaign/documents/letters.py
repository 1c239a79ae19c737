"""Which letters the fonts beside the templates have.

Chinese, Japanese and Korean letters are missing: their fonts are larger than the rest of the site.
"""

import unicodedata

# First words of the names that Unicode gives to letters and vowel signs of our fonts.
SCRIPTS = frozenset(
    (
        *("ARABIC", "ARMENIAN", "BENGALI", "COMBINING", "CYRILLIC", "DEVANAGARI", "ETHIOPIC"),
        *("FEMININE", "GEORGIAN", "GREEK", "GUJARATI", "GURMUKHI", "HEBREW", "KANNADA"),
        *("KHMER", "LAO", "LATIN", "MALAYALAM", "MASCULINE", "MICRO", "MODIFIER"),
        *("MYANMAR", "ORIYA", "SINHALA", "TAMIL", "TELUGU", "THAANA", "THAI"),
    )
)


def has_letters_for(text: str) -> bool:
    """Tell whether every letter of `text` is in a script that our fonts know."""
    return all(
        unicodedata.name(char, "").split(" ")[0] in SCRIPTS
        for char in text
        if unicodedata.category(char)[0] in "LM"
    )
