"""Letting the address of a text say that it is gone, and why."""

from typing import Any

from django.utils import timezone

from ..enums_consent import RemovalCause
from ..models import Tombstone
from ..tombstones import path_hash, path_of


def lay_tombstone(page: Any, cause: RemovalCause, reason: str = "") -> None:
    """Answer 410 where `page` is or was public; an address that nobody could know stays unknown.

    Safe to call again. That a person asked for it stays said, whatever happens to the text later.

    Args:
        page: what nobody may read any more.
        cause: who keeps it away.
        reason: what the address says about it, for what is taken down.
    """
    if not (page.live or page.first_published_at) or not (path := path_of(page)):
        return
    source = page.alias_of if page.alias_of_id else page
    said = {"text_key": source.translation_key, "cause": cause, "reason": reason}
    said["removed_at"] = timezone.now()
    address = path_hash(path)
    stone, _new = Tombstone.objects.get_or_create(path_hash=address, defaults=said)
    if stone.cause != RemovalCause.PERSON and (stone.cause, stone.reason) != (cause, reason):
        Tombstone.objects.filter(pk=stone.pk).update(**said)
