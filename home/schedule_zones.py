"""Times of publishing, by the clock of who sets them and by that of the campaign."""

import zoneinfo
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.conf import settings
from django.utils import timezone
from django.utils.translation import gettext as _


@dataclass(frozen=True)
class Zone:
    """A time zone and how far it is from the world's time just now: "UTC+02:00"."""

    name: str
    distance: str


def campaign_zone() -> zoneinfo.ZoneInfo:
    """Return the zone in which the campaign says its times (`CAMPAIGN_TIME_ZONE`)."""
    return zoneinfo.ZoneInfo(settings.CAMPAIGN_TIME_ZONE)


def zone(tz: Any) -> Zone:
    """Return the name of `tz` and its distance from UTC today."""
    offset = timezone.now().astimezone(tz).strftime("%z")
    return Zone(str(tz), f"UTC{offset[:3]}:{offset[3:]}")


def times_of(page: Any) -> Iterator[tuple[str, datetime]]:
    """Yield (what happens, moment) of a page that appears or disappears by the clock."""
    for what, moment in ((_("Goes live"), page.go_live_at), (_("Expires"), page.expire_at)):
        if moment is not None:
            yield what, moment
