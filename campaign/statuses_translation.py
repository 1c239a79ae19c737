"""Where a translation stands, in plain words."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from .statuses import DRAFT, PUBLISHED, Status

TRANSLATION_DRAFT = Status(
    "draft",
    DRAFT.label,
    _(
        "Only you see it. Translate everything, look at it, send it. After 14 days without a"
        " change somebody else may take it over."
    ),
)
BEHIND = Status(
    "published",
    _("Published, but the original has changed"),
    _("Readers are told. Look at what changed, then send your translation again."),
    "wait",
)


def standing(page: Any, where: Status) -> Status:
    """Return `where` in the words for a translation; `page` carries `newest_version`."""
    if where.code == DRAFT.code:
        return TRANSLATION_DRAFT
    if where.code == PUBLISHED.code and page.translated_from != page.newest_version:
        return BEHIND
    return where
