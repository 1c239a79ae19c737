"""What people write into cells: nothing in many words, several things in one cell."""

import re

from home.text import fold

# Folded. "Nsp" is French for "does not know", as census takers write it.
_NOTHING = (
    "nsp ne sait pas|n a|n d|s d|nd|nan|none|null|nil|unknown|not known|"
    "not available|no data|inconnu|inconnue|sans objet|sin dato|sin datos|"
    "desconocido|desconocida|no aplica|desconhecido|desconhecida|sem dados|"
    "nao se aplica|nsp|ns nr"
)
NOTHING = frozenset(_NOTHING.split("|"))
# Also the code of Namibia, and so nothing only where no country is asked for.
NOT_A_COUNTRY = "na"
_BRACES = re.compile(r"^\s*[{\[](.*)[}\]]\s*$", re.DOTALL)
_PARTS = re.compile(r"[;|,\n]")


def known(text: str, *, is_country: bool = False) -> str:
    """Return a cell without spaces around it; empty when it says in words that nothing is known."""
    bare = text.strip()
    braces = _BRACES.match(bare)
    inner = fold(braces[1] if braces else bare)
    if not inner and not any(char.isalnum() for char in bare):
        return ""
    if inner in NOTHING or (inner == NOT_A_COUNTRY and not is_country):
        return ""
    return bare


def parts(text: str) -> list[str]:
    """Return what stands in a set such as `{a,b}` or a list such as `a; b`, each once."""
    braces = _BRACES.match(text)
    inner = braces[1] if braces else text
    # A list parted by semicolons may hold commas.
    pattern = _PARTS if braces or ";" not in inner else re.compile(r"[;|\n]")
    found = (known(part.strip().strip('"')) for part in pattern.split(inner))
    return list(dict.fromkeys(part for part in found if part))
