"""Collects the texts of the interface for translators and compiles what they wrote.

`make messages` runs this file. It uses Babel, so that no gettext program is needed. Django turns
its own template syntax into calls that Babel's reader of Python understands.
"""

import io
import os
import sys
from collections.abc import Iterator
from pathlib import Path

from babel.messages import Catalog
from babel.messages.extract import DEFAULT_KEYWORDS, extract
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

from config.environment import BASE_DIR

APPS = ("accounts", "home", "network", "library", "campaign", "search", "config")
LANGUAGES = ("es", "fr", "pt")
LOCALE = BASE_DIR / "home" / "locale"
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


def catalog_path(language: str) -> Path:
    """Return the file that holds the translations into `language`."""
    return LOCALE / language / "LC_MESSAGES" / "django.po"


def read(language: str) -> Catalog:
    """Return the translations into `language`; an empty catalogue when there are none yet."""
    path = catalog_path(language)
    if not path.exists():
        return Catalog(locale=language, charset="utf-8")
    with path.open("rb") as file:
        return read_po(file, locale=language)


def update() -> None:
    """Bring the texts of every language up to date, and drop those that are gone."""
    template = collect()
    for language in LANGUAGES:
        catalog = read(language)
        # A moment in the header would be a conflict in every merge.
        catalog.update(template, no_fuzzy_matching=True, update_creation_date=False)
        path = catalog_path(language)
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


def is_newer(compiled: Path, source: Path) -> bool:
    """Tell whether a compiled file was written after what it was compiled from."""
    return compiled.exists() and compiled.stat().st_mtime_ns > source.stat().st_mtime_ns


def compile_all() -> None:
    """Write the compiled file that Django reads, beside each catalogue."""
    for language in LANGUAGES:
        path = catalog_path(language)
        compiled = path.with_suffix(".mo")
        if path.exists() and not is_newer(compiled, path):
            scratch = compiled.with_suffix(f".{os.getpid()}")
            with scratch.open("wb") as file:
                write_mo(file, read(language))
            scratch.replace(compiled)  # another process may be reading the old one


if __name__ == "__main__":
    if "--compile" not in sys.argv:
        update()
    compile_all()
