"""Addresses of organisations: made from the name, for life, never the directory's own."""

import re

from anyascii import anyascii

# Pages of the directory itself, also those that may come.
RESERVED_SLUGS = ("affiliations", "changes", "compare", "embed", "map", "markets", "search")
LONGEST = 80


def slug_from(name: str) -> str:
    """Return a name of any script in the letters of an address; never nothing."""
    words = re.findall(r"[a-z0-9]+", anyascii(name).lower())
    return "-".join(words)[: LONGEST - 8].strip("-") or "organisation"
