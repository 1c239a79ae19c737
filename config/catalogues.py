"""The languages of the interface: English, and each folder that holds a catalogue of texts.

A catalogue is a gettext file, `<language>/LC_MESSAGES/django.po`. Ours are in home/locale/; a
campaign puts further ones, and other words for ours, into the folder that EXTRA_LOCALE_DIR names.
"""

import os
import re
import warnings
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from django.conf.locale import LANG_INFO
from django.utils.translation import gettext_lazy, to_language

from config.environment import BASE_DIR, VAR_DIR, malformed

SOURCE = "en"
OURS = BASE_DIR / "home" / "locale"
VARIABLE = "EXTRA_LOCALE_DIR"
# Compiled here, so that the folder of the campaign may be read-only.
COMPILED = VAR_DIR / "locale"
PLACEHOLDER = re.compile(r"%\((\w+)\)[a-z]|%[sd]|\{(\w*)\}")
TAG = re.compile(r"^[a-z]{2,3}(-[a-z0-9]{2,8})*$")


def catalogues(folder: Path) -> dict[str, Path]:
    """Return the catalogues of a folder by language, in alphabetical order."""
    found = sorted(folder.glob("*/LC_MESSAGES/django.po"))
    return {to_language(path.parent.parent.name).lower(): path for path in found}


def extra_folder() -> Path | None:
    """Return the folder of further catalogues, None when there is none.

    Raises ImproperlyConfigured when it is no folder or holds what is no catalogue.
    """
    name = os.environ.get(VARIABLE, "").strip()
    if not name:
        return None
    folder = Path(name)
    if not folder.is_dir():
        raise malformed(VARIABLE, f"{name} is no folder.")
    for code, path in catalogues(folder).items():
        if not TAG.match(code):
            raise malformed(
                VARIABLE, f"{path.parent.parent.name} is no language, like ur or pt_BR."
            )
    return folder


def is_newer(compiled: Path, source: Path) -> bool:
    """Tell whether a compiled file was written after what it was compiled from."""
    return compiled.exists() and compiled.stat().st_mtime_ns > source.stat().st_mtime_ns


def forms(text: Any) -> list[str]:
    """Return the singular and the plurals of a text, or the text alone."""
    return [text] if isinstance(text, str) else list(text or ("",))


def broken_messages(catalog: Any) -> Iterator[Any]:
    """Yield the messages whose translation lost or invented a placeholder: they would fail."""
    for message in catalog:
        if not message.id or not all(forms(message.string)):
            continue
        wanted = set(PLACEHOLDER.findall(forms(message.id)[-1]))
        plural = not isinstance(message.id, str)
        for translated in forms(message.string):
            # A singular may say "one person" without the number; nothing may be invented.
            kept = set(PLACEHOLDER.findall(translated))
            if kept - wanted or (not plural and wanted - kept):
                yield message
                break


def write_compiled(path: Path, language: str, compiled: Path) -> list[str]:
    """Compile a catalogue; return the texts that stay English because a placeholder is lost.

    Raises ValueError for what is no catalogue.
    """
    from babel.core import UnknownLocaleError
    from babel.messages.mofile import write_mo
    from babel.messages.pofile import PoFileError, read_po

    try:
        with path.open("rb") as file:
            catalog = read_po(file, locale=language.replace("-", "_"), abort_invalid=True)
    except (PoFileError, UnknownLocaleError, UnicodeDecodeError) as error:
        raise ValueError(str(error)) from error
    broken = list(broken_messages(catalog))
    for message in broken:
        catalog.delete(message.id, message.context)
    compiled.parent.mkdir(parents=True, exist_ok=True)
    scratch = compiled.with_suffix(f".{os.getpid()}")
    with scratch.open("wb") as file:
        write_mo(file, catalog)
    scratch.replace(compiled)  # another process may be reading the old one
    return [forms(message.id)[0] for message in broken]


def compile_further(folder: Path) -> None:
    """Compile what is new in the folder of a campaign, and forget what is gone from it.

    Raises ImproperlyConfigured, naming the file, for what is no catalogue.
    """
    found = catalogues(folder)
    for stale in COMPILED.glob("*/LC_MESSAGES/django.mo"):
        if to_language(stale.parent.parent.name).lower() not in found:
            stale.unlink()
    for code, path in found.items():
        compiled = COMPILED / path.parent.parent.name / "LC_MESSAGES" / "django.mo"
        if is_newer(compiled, path):
            continue
        try:
            broken = write_compiled(path, code, compiled)
        except ValueError as error:
            raise malformed(VARIABLE, f"{path}: {error}") from error
        if broken:
            warnings.warn(f"{path}: without their placeholders, not used: {broken}", stacklevel=1)


def describe(code: str) -> str:
    """Return the English name of a language; teach Django those that it does not know (CLDR)."""
    known = code in LANG_INFO and "name" in LANG_INFO[code]
    if not known:
        from babel import Locale, UnknownLocaleError

        try:
            locale = Locale.parse(code, sep="-")
        except (ValueError, UnknownLocaleError) as error:
            raise malformed(VARIABLE, f"{code} is no language that we know.") from error
        LANG_INFO[code] = {
            "bidi": locale.text_direction == "rtl",
            "code": code,
            "name": locale.get_display_name("en") or code,
            "name_local": locale.get_display_name() or code,
        }
    return str(LANG_INFO[code]["name"])


def languages() -> list[tuple[str, Any]]:
    """Return (code, name) of every language of the interface, English first."""
    folder = extra_folder()
    codes = {**catalogues(OURS), **(catalogues(folder) if folder else {})}
    ordered = [SOURCE, *sorted(code for code in codes if code != SOURCE)]
    return [(code, gettext_lazy(describe(code))) for code in ordered]


def locale_paths() -> list[Path]:
    """Return where compiled catalogues lie; the words of a campaign go before ours."""
    folder = extra_folder()
    if folder is None:
        return [OURS]
    compile_further(folder)
    return [COMPILED, OURS]
