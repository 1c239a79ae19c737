"""What proxies forget when a record of home changes: see home.stale."""

from collections.abc import Callable, Iterable, Sequence
from typing import Any

from .registry import shown_records, stale_paths
from .stale import EVERYTHING, FILE, TEXT, Subject


def itself(instance: Any) -> list[Subject]:
    """Return the record as what has changed: the pages that name it show it."""
    return [Subject(instance._meta.label, instance.pk or 0)]


def part_of(label: str, *names: str) -> Callable[[Any], list[Subject]]:
    """Return what tells which record of `label` an instance is part of.

    Args:
        label: of the model.
        names: of its foreign keys to it, or to pages when the label is PAGE.
    """

    def owners(instance: Any) -> list[Subject]:
        keys = (getattr(instance, f"{name}_id") for name in names)
        return [Subject(label, key) for key in keys if key]

    return owners


def everything(_instance: Any) -> list[Subject]:
    """Return what stands on every page."""
    return [Subject(EVERYTHING)]


def _text(instance: Any) -> list[Subject]:
    return [Subject(TEXT, path=str(instance.text_key))]


def _files(subjects: Sequence[Subject]) -> Iterable[str]:
    """Return the addresses of files that are gone; they would be kept for a year."""
    return [one.path for one in subjects]


shown_records.register("home.SiteImage", itself)
shown_records.register("home.Recording", itself)
shown_records.register("wagtaildocs.Document", itself)
shown_records.register("home.Menu", everything)
shown_records.register("home.HiddenText", _text)
shown_records.register("home.Tombstone", _text)
stale_paths.register(FILE, _files)
