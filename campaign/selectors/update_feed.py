"""What the feed of a pledge, or of an organisation, holds: its updates."""

from datetime import datetime
from typing import Any

from django.utils.translation import gettext as _

from ..models import UpdatePage
from .feed import ENTRIES, Feed, feed_of
from .updates import public_updates


def update_feed(name: str, url: str, locale_id: int, begun: datetime, **about: Any) -> Feed:
    """Return the feed of what is new.

    Args:
        name: of the pledge or the organisation.
        url: of its page.
        locale_id: language in which a translation is preferred.
        begun: when the pledge or the organisation came to the site.
        about: `about` (a pledge) or `organisation`.
    """
    return feed_of(
        public_updates(locale_id, **about)[:ENTRIES],
        UpdatePage.objects.filter(**about),
        begun,
        _told,
        title=_("What is new: %(name)s") % {"name": name},
        url=url,
        summary="",
    )


def _told(page: UpdatePage) -> tuple[str, str]:
    """Return the whole update, which is short, and who speaks."""
    return page.marked_text, page.organisation.name
