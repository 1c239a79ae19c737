"""How a concern remembers the network that it came from, so that one network is not two."""

from datetime import UTC, datetime, timedelta

from django.http import HttpRequest

from .enums_concern import NETWORK_DAYS
from .throttle import client_address, hash_of_day, network_prefix


def network_hashes(request: HttpRequest) -> list[str]:
    """Return what concerns of this network hold, of today and of each of the days before.

    Salted with the day, like the hashes of signatures: the first is what is kept today. Nothing
    when the network is not known.
    """
    prefix = network_prefix(client_address(request))
    if not prefix:
        return []
    today = datetime.now(UTC).date()
    days = [today - timedelta(days=number) for number in range(NETWORK_DAYS + 1)]
    return [hash_of_day(prefix, "home.concern", day) for day in days]
