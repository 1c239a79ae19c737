"""How many signings one network may send in a minute, and how a signature remembers its network."""

from datetime import UTC, datetime

from django.conf import settings
from django.http import HttpRequest

from home import throttle
from home.throttle import client_address, hash_of_day, network_prefix


def network_hash(request: HttpRequest) -> str | None:
    """Return what signatures of one network share for one day (UTC); None when it has no address.

    The address itself is never stored; the hash for seven days.
    """
    prefix = network_prefix(client_address(request))
    if not prefix:
        return None
    return hash_of_day(prefix, "campaign.network", datetime.now(UTC).date())


def seconds_to_wait(request: HttpRequest) -> int:
    """Count this signing; return 0, or the seconds until its network may sign again."""
    return throttle.seconds_to_wait(
        request, "signing", settings.SIGNING_RATE_LIMIT, settings.SIGNING_RATE_WINDOW_SECONDS
    )
