"""Addresses that views of ours answer: a page with such an address would never be seen."""

from typing import Any

# Below a home page; `network` belongs to the directory.
BELOW_HOME = frozenset(
    (
        *("account", "members", "search", "network", "related"),
        *("take-back", "concern", "updates", "letter"),
        *("figures", "glossary", "feeds"),
    )
)
# Below the page whose slug the contact form's own addresses begin with.
CONTACT = "contact"
BELOW_CONTACT = frozenset({"send", "thanks"})
# Below a page about moderation stand the numbers of each year.
MODERATION = "moderation"
YEARS = frozenset(str(year) for year in range(2020, 2100))
HOME_DEPTH = 2


def reserved_slugs(parent: Any) -> frozenset[str]:
    """Return the slugs that no page below `parent` (a page or None) may have."""
    if parent is None:
        return frozenset()
    if parent.depth == HOME_DEPTH:
        return BELOW_HOME
    if parent.depth == HOME_DEPTH + 1 and parent.slug == CONTACT:
        return BELOW_CONTACT
    if parent.depth == HOME_DEPTH + 1 and parent.slug == MODERATION:
        return YEARS
    return frozenset()
