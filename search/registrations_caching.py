"""Feeds that list what is new, with a part of their address to fill in: see home.stale."""

from collections.abc import Iterable, Sequence
from typing import Any

from django.conf import settings

from home.registry import shown_records, stale_paths
from home.stale import LISTED, Subject
from home.standing import in_languages
from home.terms import LISTS, SERIES
from home.vocabularies import codes

from .selectors.library_feeds import THEME


def feed_addresses(_subjects: Sequence[Subject]) -> Iterable[str]:
    """Return the feeds of all themes and series, and the sitemap of each language."""
    feeds = [("themes", code) for code in codes(THEME)] + [
        ("series", code) for code in codes(LISTS[SERIES])
    ]
    found = [path for folder, code in feeds for path in in_languages(f"feeds/{folder}/{code}.atom")]
    return found + [f"/sitemap-{code}.xml" for code, _name in settings.LANGUAGES]


def _listed(_instance: Any) -> list[Subject]:
    return [Subject(LISTED)]


shown_records.register("search.Synonyms", _listed)
stale_paths.register(f"{LISTED}.feeds", feed_addresses)
