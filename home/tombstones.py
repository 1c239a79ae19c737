"""Which addresses are gone for good."""

import hashlib
from typing import Any

from .models import Tombstone


def path_hash(path: str) -> str:
    """Return what is kept of an address: path without host and query."""
    return hashlib.sha256(path.encode()).hexdigest()


def path_of(page: Any) -> str:
    """Return the public path of a page, live or not; nothing when it lies under no site."""
    parts = page.get_url_parts()
    return str(parts[2]) if parts and parts[2] else ""


def tombstone_at(path: str) -> Tombstone | None:
    """Return what stands at an address where a text was removed."""
    return Tombstone.objects.filter(path_hash=path_hash(path)).first()
