"""Letting the address of a text say that it is gone, and why."""

from typing import Any

from ..enums_consent import RemovalCause
from ..models import Tombstone
from ..tombstones import path_hash, path_of


def lay_tombstone(page: Any, cause: RemovalCause) -> None:
    """Answer 410 where `page` was public; an address that nobody could know stays unknown."""
    if page.first_published_at and (path := path_of(page)):
        said = {"text_key": page.translation_key, "cause": cause, "reason": ""}
        Tombstone.objects.update_or_create(path_hash=path_hash(path), defaults=said)
