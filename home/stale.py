"""Notes what changed of the public site, so that proxies forget it: see CacheChange.

Signals note what is saved and deleted (receivers_caching). Who writes past them, with
`QuerySet.update()`, calls `note_changes` in the same transaction.
"""

from dataclasses import dataclass
from typing import Any

from django.apps import apps
from django.conf import settings
from django.db import transaction

# What hangs on every page, like menus and languages.
EVERYTHING = "everything"
# Nothing has an address of its own, yet lists show it.
LISTED = "listed"
PAGE = "page"
# A text in all its languages, by its key.
TEXT = "text"
# A public file that is gone; its path is its address.
FILE = "file"
# The job of the worker that tells them.
PURGE = "home.purge"
# More notes than this in one transaction are written as they come, doubles and all.
COMPARED = 200


@dataclass(frozen=True)
class Subject:
    """Something that the public sees.

    Args:
        kind: PAGE, TEXT, FILE, LISTED, EVERYTHING, or the label of a model.
        key: its primary key, if it has one.
        path: what else finds its addresses: of a page its `url_path`, of a record its slug.
    """

    kind: str
    key: int = 0
    path: str = ""


@dataclass(frozen=True)
class _Note:
    """Writes a row once the change is certain."""

    subject: Subject

    def __call__(self) -> None:
        subject = self.subject
        # Found by name: models note their files, too.
        change: Any = apps.get_model("home.CacheChange")
        change.objects.create(kind=subject.kind, key=subject.key, path=subject.path[:500])


def are_proxies_told() -> bool:
    """Tell whether there is a proxy to tell (FRONTEND_CACHE_URL)."""
    return bool(settings.WAGTAILFRONTENDCACHE)


def note_changes(*subjects: Subject) -> None:
    """Have proxies forget what shows these; nothing happens when the transaction is undone."""
    if not are_proxies_told():
        return
    for subject in subjects:
        note = _Note(subject)
        if not _is_noted(note):
            transaction.on_commit(note, robust=True)


def note_page(page: Any) -> None:
    """Note a page, in all its languages."""
    note_changes(of_page(page))


def note_file(name: str) -> None:
    """Note a stored file that is gone: proxies would keep it for a year."""
    note_changes(Subject(FILE, path=f"{settings.MEDIA_URL}{name}"))


def of_page(page: Any) -> Subject:
    """Return a page as a subject, with the path that it has now."""
    return Subject(PAGE, page.pk or 0, page.url_path)


def _is_noted(note: _Note) -> bool:
    """Tell whether the same note waits already, and is undone no sooner than this one would be."""
    connection = transaction.get_connection()
    waiting: Any = connection.run_on_commit
    here = set(connection.savepoint_ids)
    return any(function == note and sids <= here for sids, function, _robust in waiting[-COMPARED:])
