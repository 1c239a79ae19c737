"""What the feeds of the library hold: publications of a language, a theme or a series."""

from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Any

from django.conf import settings
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext as _

from campaign.selectors.feed import ENTRIES, Feed, feed_of
from home.querysets import NEWEST_FIRST
from home.selectors.locales import locale_of
from home.selectors.terms import about
from home.terms import SERIES, is_term, term_label
from home.vocabularies import codes, label
from library.models import LibraryPage, PublicationPage
from library.querysets import released

THEME = "theme"
# A feed that nothing has changed yet; it has to say some moment.
BEGUN = datetime(2020, 1, 1, tzinfo=UTC)


def library_feed(language: str, kind: str = "", code: str = "") -> Feed | None:
    """Return what is new in the library, of a theme or a series where one is named.

    Args:
        language: in which it is read.
        kind: "theme" or "series", or nothing.
        code: of the theme or series.

    Returns None for a theme or series that does not exist, and where there is no library.
    """
    name = _name(kind, code)
    if name is None:
        return None
    locale = locale_of(language)
    home = LibraryPage.objects.live().public().filter(locale=locale).first()
    if home is None:
        return None
    pages = PublicationPage.objects.all().filter(released("publication__"))
    if kind:
        pages = about({kind: code}, pages)
    newest = pages.live().public().shown_in(locale.pk).select_related("publication", "locale")
    family = PublicationPage.objects.filter(Q(locale=locale) | Q(live=False))
    title = f"{home.title}: {name}" if name else home.title
    return feed_of(
        newest.order_by(NEWEST_FIRST)[:ENTRIES],
        family,
        BEGUN,
        _told,
        title=title,
        url=home.url or "",
        summary=home.summary,
    )


def _name(kind: str, code: str) -> str | None:
    """Return what a theme or series is called; None for one that does not exist."""
    if not kind:
        return ""
    if kind == SERIES:
        return label("publication_series", code) if code in codes("publication_series") else None
    return str(term_label(kind, code)) if is_term(kind, code) else None


def _told(page: Any) -> tuple[str, str]:
    """Return the words of an entry, and who wrote it."""
    record = page.publication
    return page.summary, "; ".join(record.author_names) or record.publisher or "Cradle"


def feed_list(counted: Mapping[tuple[str, str], int]) -> list[dict[str, Any]]:
    """Return the feeds of the site by kind, each with title and address.

    Args:
        counted: how many publications each term has; only those with any have a feed of their own.
    """
    named = {
        kind: sorted((str(_name(kind, code)), code) for name, code in counted if name == kind)
        for kind in (THEME, SERIES)
    }
    return [
        {
            "title": _("All that is new"),
            "feeds": [
                {"title": _("Library"), "url": reverse("library_feed")},
                {"title": _("Stories"), "url": reverse("story_feed")},
                {"title": _("Changes in the directory"), "url": reverse("register_changes")},
            ],
        },
        {
            "title": _("By theme"),
            "feeds": [
                {"title": name, "url": reverse("theme_feed", args=[code])}
                for name, code in named[THEME]
            ],
        },
        {
            "title": _("By series"),
            "feeds": [
                {"title": name, "url": reverse("series_feed", args=[code])}
                for name, code in named[SERIES]
            ],
        },
    ]


def site_language(language: str | None) -> str:
    """Return the language in which a feed is read."""
    return language or settings.LANGUAGE_CODE
