"""Reads the demo's texts and knows what was made from them, for the apps above."""

import json
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from wagtail.models import Locale, Page

from home.models import SiteImage

from .days import with_days

# Those in which the words of the demo are written, whatever the site speaks besides.
LANGUAGES = ["en", "es", "fr", "pt"]


def read_from(folder: Path, name: str) -> Any:
    """Return the content of content/<name>.json below the folder of an app's demo."""
    return json.loads((folder / "content" / f"{name}.json").read_text(encoding="utf-8"))


def said(text: Any, language: str) -> Any:
    """Return a text in `language`, its days written out; a number is returned as it is."""
    if isinstance(text, dict) and (language in text or "en" in text):
        text = text.get(language) or text.get("en")
    return with_days(text, language) if isinstance(text, str) else text or ""


@dataclass
class BaseDemo:
    """Places, people, pictures and pages made so far, by the keys of the content files."""

    locales: dict[str, Locale] = field(default_factory=dict)
    people: dict[str, Any] = field(default_factory=dict)
    images: dict[str, SiteImage] = field(default_factory=dict)
    # (key, language) -> page; keys such as "page:about", "pledge:market-creches", "story:libreta".
    pages: dict[tuple[str, str], Page] = field(default_factory=dict)

    def page(self, key: str, language: str) -> Page | None:
        """Return the page called `key` in `language`, else in the language in which it exists."""
        found = self.pages.get((key, language))
        if found is None:
            others = (page for (name, _code), page in self.pages.items() if name == key)
            found = next(others, None)
        return found
