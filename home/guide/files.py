"""The files of the guide: docs/NAME.md in English, docs/LANGUAGE/NAME.md where it is translated."""

import re
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from django.conf import settings

FIRST, CONTENTS = "en", "README"
LINK = re.compile(r"\]\(([\w-]+)\.md")


@dataclass(frozen=True)
class GuideFile:
    """One page of the guide in one language."""

    name: str
    language: str
    path: Path

    @property
    def text(self) -> str:
        """Return its Markdown, as the file stands now."""
        return read(self.path, self.path.stat().st_mtime_ns)

    @property
    def title(self) -> str:
        """Return its first heading."""
        return self.text.partition("\n")[0].lstrip("# ").strip()


@lru_cache(maxsize=128)
def read(path: Path, _changed: int) -> str:
    """Return a file's text; read again when it has changed."""
    return path.read_text(encoding="utf-8")


def names() -> list[str]:
    """Return the names of all pages, in the order of the table of contents, then by name."""
    root = Path(settings.GUIDE_ROOT)
    known = {path.stem for path in root.glob("*.md")}
    listed = list(LINK.findall((root / f"{CONTENTS}.md").read_text(encoding="utf-8")))
    return [
        *dict.fromkeys(name for name in listed if name in known),
        *sorted(known - {*listed, CONTENTS}),
    ]


def find(name: str, language: str) -> GuideFile | None:
    """Return a page in `language`, else in English; None when there is none of that name."""
    if name != CONTENTS and name not in names():
        return None
    root, code = Path(settings.GUIDE_ROOT), language.partition("-")[0]
    translated = root / code / f"{name}.md"
    if code != FIRST and translated.is_file():
        return GuideFile(name, code, translated)
    return GuideFile(name, FIRST, root / f"{name}.md")


def pages(language: str) -> list[GuideFile]:
    """Return every page but the table of contents, each in the best language."""
    return [file for name in names() if (file := find(name, language)) is not None]


def picture(name: str) -> Path | None:
    """Return the file of a picture of the guide; None when there is none."""
    known = {path.name: path for path in (Path(settings.GUIDE_ROOT) / "pictures").glob("*.webp")}
    return known.get(name)
