"""The names of columns and of answers that people use, in the languages of the site."""

from collections.abc import Sequence
from functools import cache

from django.conf import settings
from django.utils import translation
from django.utils.translation import gettext as _

from home.tables.table import Unreadable
from home.text import fold

from ..constituencies import SIGNER_CONSTITUENCIES
from ..enums import Visibility

HEADINGS = {
    "sheet": "sheet,sheet number,hoja,numero de hoja,feuille,numero de feuille,folha"
    ",numero da folha,numero de folha",
    "line": "line,line number,no,linea,numero de linea,renglon,ligne,numero de ligne,linha"
    ",numero da linha",
    "name": "name,full name,nombre,nombre completo,nombre y apellido,nom,nom complet"
    ",nom et prenom,nome,nome completo",
    "country": "country,pais,pays",
    "email": "email,e mail,mail,e mail address,email address,correo,correo electronico,courriel"
    ",adresse e mail,endereco de e mail",
    "group": "group,constituency,grupo,groupe,sector",
    "public": "public,visible,what is public,publico,visibilidad,publique,visibilite,visibilidade",
    "another": "another person,otra persona,autre personne,outra pessoa",
}
REQUIRED = ("sheet", "line", "name")
YES = {"yes", "y", "x", "1", "true", "si", "oui", "o", "sim", "s"}
PUBLIC = {
    Visibility.NOTHING.value: "none,nothing,no,0,nada,ninguno,rien,aucun,non,nenhum,nao",
    Visibility.FIRST_NAME.value: "first,first name,nombre,primer nombre,prenom,primeiro nome",
    Visibility.FULL_NAME.value: "full,full name,name,nombre completo,completo,nom complet,nom"
    ",complet,nome completo",
}
COLUMN_OF = {word: column for column, words in HEADINGS.items() for word in words.split(",")}
VISIBILITY_OF = {word: value for value, words in PUBLIC.items() for word in words.split(",")}


def known_columns(heading: Sequence[str]) -> dict[str, int]:
    """Return {column: place} of the names that we know; of two alike the first."""
    found: dict[str, int] = {}
    for place, name in enumerate(heading):
        column = COLUMN_OF.get(fold(name))
        if column:
            found.setdefault(column, place)
    return found


def columns_of(heading: Sequence[str]) -> tuple[dict[str, int], list[str]]:
    """Return the places of the known columns, and the names of those that are left out.

    Raises Unreadable when a column is missing, or there twice.
    """
    known = known_columns(heading)
    missing = [column for column in REQUIRED if column not in known]
    if missing:
        message = _("These columns are missing: %(names)s. Line 1 must name them.")
        raise Unreadable(message % {"names": ", ".join(missing)})
    names = [COLUMN_OF.get(fold(name)) for name in heading]
    for column in known:
        if names.count(column) > 1:
            raise Unreadable(_("The column “%(name)s” is there twice.") % {"name": column})
    unknown = [name for name, column in zip(heading, names, strict=True) if name and not column]
    return known, unknown


def visibility_of(word: str) -> str | None:
    """Return what is public in the words of a file; nothing when nothing is said."""
    return VISIBILITY_OF.get(fold(word)) if word else Visibility.NOTHING.value


def group_of(word: str) -> str | None:
    """Return the code of a group: its number on the sheet, its code or its name."""
    return _groups().get(fold(word)) if word else ""


@cache
def _groups() -> dict[str, str]:
    """Return {number, code or name, folded: code}."""
    known = {}
    for number, (code, label) in enumerate(SIGNER_CONSTITUENCIES, start=1):
        known[str(number)] = known[fold(code)] = code
        for language, _name in settings.LANGUAGES:
            with translation.override(language):
                known[fold(str(label))] = code
    return known
