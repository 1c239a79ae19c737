"""The policy spaces as entries of a calendar."""

from typing import Any

from django.conf import settings
from django.utils.translation import gettext as _

from home.selectors.locales import locale_of
from home.translated import say

from ..calendar_file import Event
from ..models import PolicySpace, PolicySpacePage

# A calendar is asked for again and again: so many entries are enough, the latest of them.
MOST = 500


def policy_events(language: str, code: str = "") -> list[Event]:
    """Return the spaces whose date is known to the day, all or the one with `code`."""
    spaces = PolicySpace.objects.with_dates()
    spaces = spaces.filter(code=code) if code else spaces
    rows = list(spaces[:MOST])
    addresses = _addresses(language, [row.pk for row in rows])
    return [_event(row, addresses.get(row.pk, "")) for row in rows]


def _addresses(language: str, pks: list[int]) -> dict[int, str]:
    locale = locale_of(language)
    pages = PolicySpacePage.objects.live().public().filter(space__in=pks).shown_in(locale.pk)
    return {page.space_id: f"{settings.BASE_URL}{page.url}" for page in pages}


def _event(space: Any, url: str) -> Event:
    name = str(say(space.name))
    return Event(
        uid=f"{space.uid}@cradle",
        name=_("Cancelled: %(name)s") % {"name": name} if space.is_cancelled else name,
        starts_on=space.starts_on,
        ends_on=space.ends_on or space.starts_on,
        starts_at=space.starts_at,
        ends_at=space.ends_at,
        zone=space.time_zone,
        changed_at=space.changed_at,
        sequence=space.sequence,
        place=str(say(space.place)),
        text=str(say(space.body)),
        url=url,
        is_cancelled=space.is_cancelled,
    )
