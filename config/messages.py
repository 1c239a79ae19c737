"""Collects the texts of the interface for translators and compiles what they wrote.

`make messages` runs this file; `python -m config.messages ur`, with EXTRA_LOCALE_DIR set, begins a
catalogue of a further language there. It uses Babel, so that no gettext program is needed. Django
turns its own template syntax into calls that Babel's reader of Python understands.
"""

import io
import json
import sys
from collections.abc import Iterator
from pathlib import Path

from babel.messages import Catalog
from babel.messages.extract import DEFAULT_KEYWORDS, extract
from babel.messages.pofile import read_po, write_po

from config.catalogues import (
    broken_messages,
    catalogues,
    extra_folder,
    forms,
    is_newer,
    write_compiled,
)
from config.environment import BASE_DIR

APPS = ("accounts", "home", "network", "library", "campaign", "search", "config")
LOCALE = BASE_DIR / "home" / "locale"
VOCABULARIES = "home/vocabularies.json"
LANGUAGES = tuple(catalogues(LOCALE))
KEYWORDS = {
    **DEFAULT_KEYWORDS,
    **{f"{name}_lazy": DEFAULT_KEYWORDS[name] for name in ("gettext", "ngettext", "pgettext")},
    "gettext_noop": None,
    "npgettext_lazy": DEFAULT_KEYWORDS["npgettext"],
}


def sources() -> Iterator[tuple[Path, str]]:
    """Yield every file that may hold texts, with its content as Python that Babel can read."""
    from django.utils.translation.template import templatize

    for app in APPS:
        for path in sorted((BASE_DIR / app).rglob("*.py")):
            if "migrations" not in path.parts:
                yield path, path.read_text(encoding="utf-8")
    for path in sorted((BASE_DIR / "templates").rglob("*.*")):
        if path.suffix in {".html", ".txt"}:
            calls = templatize(path.read_text(encoding="utf-8"), origin=str(path))
            # Indentation means nothing in a template, and everything in Python.
            yield path, "\n".join(line.strip() for line in calls.splitlines())


def collect() -> Catalog:
    """Return the catalogue of all texts in the code and the templates."""
    catalog = Catalog(project="Cradle", charset="utf-8")
    for path, code in sources():
        found = extract("python", io.BytesIO(code.encode()), KEYWORDS, ("Translators:",))
        for line, message, comments, context in found:
            place = (str(path.relative_to(BASE_DIR)), line)
            catalog.add(message, None, [place], auto_comments=comments, context=context)
    return catalog


def vocabulary_labels() -> Catalog:
    """Return the English labels of the controlled lists; ours carry the other languages in them."""
    catalog = Catalog(project="Cradle", charset="utf-8")
    lists = json.loads((BASE_DIR / VOCABULARIES).read_text(encoding="utf-8"))
    for part in lists.values():
        for term in part["terms"]:
            catalog.add(term["en"], None, [(VOCABULARIES, 1)])
    return catalog


def catalog_path(language: str) -> Path:
    """Return the file that holds our translations into `language`."""
    return LOCALE / language / "LC_MESSAGES" / "django.po"


def read(language: str, path: Path | None = None) -> Catalog:
    """Return the translations into `language`; an empty catalogue when there are none yet."""
    path = path or catalog_path(language)
    locale = language.replace("-", "_")
    if not path.exists():
        return Catalog(locale=locale, charset="utf-8")
    with path.open("rb") as file:
        return read_po(file, locale=locale)


def update_one(language: str, path: Path, template: Catalog) -> None:
    """Bring one file up to date with the texts of `template`, and say how much is left to do."""
    catalog = read(language, path)
    # A moment in the header would be a conflict in every merge.
    catalog.update(template, no_fuzzy_matching=True, update_creation_date=False)
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("wb") as file:
        write_po(
            file,
            catalog,
            width=100,
            sort_output=True,
            ignore_obsolete=True,
            include_lineno=False,
        )
    empty = sum(1 for message in catalog if message.id and not message.string)
    print(f"{language}: {len(catalog)} texts, {empty} to translate")
    for message in broken_messages(catalog):
        print(f"{language}: without its placeholders: {forms(message.id)[0]}")


def update() -> None:
    """Bring the texts of every language up to date, and drop those that are gone."""
    template = collect()
    for language in LANGUAGES:
        update_one(language, catalog_path(language), template)


def update_further(folder: Path, *new: str) -> None:
    """Do the same for the catalogues of a campaign, whose vocabularies have no labels of theirs.

    Args:
        folder: of EXTRA_LOCALE_DIR.
        new: languages to begin, like `ur` or `pt_BR`.
    """
    template = collect()
    for message in vocabulary_labels():
        if message.id and message.id not in template:
            template.add(message.id, None, message.locations)
    begun = {name: folder / name / "LC_MESSAGES" / "django.po" for name in new}
    for language, path in {**begun, **catalogues(folder)}.items():
        # What we translate ourselves is changed here word by word; the rest is ours.
        if language not in LANGUAGES:
            update_one(language, path, template)


def compile_all() -> None:
    """Write the compiled file that Django reads, beside each catalogue."""
    for language in LANGUAGES:
        path = catalog_path(language)
        compiled = path.with_suffix(".mo")
        if path.exists() and not is_newer(compiled, path):
            write_compiled(path, language, compiled)


if __name__ == "__main__":
    if "--compile" not in sys.argv:
        update()
        if further := extra_folder():
            update_further(further, *(name for name in sys.argv[1:] if name[0] != "-"))
    compile_all()
