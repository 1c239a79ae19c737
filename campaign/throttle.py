"""How many signings one network may send in a minute, and how a signature remembers its network."""

from datetime import UTC, datetime

from django.conf import settings
from django.http import HttpRequest
from django.utils.crypto import salted_hmac

from home import throttle
from home.throttle import client_address, network_prefix


def network_hash(request: HttpRequest) -> str | None:
    """Return what signatures of one network share for one day (UTC); None when it has no address.

    Keyed and salted with the day: hashes of two days cannot be matched, and nobody without
    SECRET_KEY can try all addresses. The address itself is never stored; the hash for seven days.
    """
    prefix = network_prefix(client_address(request))
    if not prefix:
        return None
    today = datetime.now(UTC).date().isoformat()
    hashed = salted_hmac(f"campaign.network.{today}", prefix, algorithm="sha256")
    return str(hashed.hexdigest())


def seconds_to_wait(request: HttpRequest) -> int:
    """Count this signing; return 0, or the seconds until its network may sign again."""
    return throttle.seconds_to_wait(
        request, "signing", settings.SIGNING_RATE_LIMIT, settings.SIGNING_RATE_WINDOW_SECONDS
    )
