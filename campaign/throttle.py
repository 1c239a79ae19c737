"""How many signings one network may send in a minute; counted in the cache, never stored."""

import logging
import time
from datetime import UTC, datetime
from ipaddress import IPv6Address, ip_address, ip_network

from django.conf import settings
from django.core.cache import cache
from django.http import HttpRequest
from django.utils.crypto import salted_hmac

logger = logging.getLogger(__name__)
IPV6_PREFIX = 64


def client_address(request: HttpRequest) -> str:
    """Return the address of the visitor, past as many proxies as are ours.

    Each of them appends the address that it saw to `X-Forwarded-For`; what stands further left
    was written by the visitor and is not believed.
    """
    hops = settings.TRUSTED_PROXY_COUNT
    seen = [part.strip() for part in request.headers.get("X-Forwarded-For", "").split(",")]
    if hops and len(seen) >= hops and seen[-hops]:
        return seen[-hops]
    return str(request.META.get("REMOTE_ADDR", ""))


def network_prefix(address: str) -> str:
    """Return the network that one subscriber has: an IPv4 address, or an IPv6 /64."""
    try:
        parsed = ip_address(address)
    except ValueError:
        return ""
    if isinstance(parsed, IPv6Address):
        if parsed.ipv4_mapped:
            return str(parsed.ipv4_mapped)
        return str(ip_network((parsed, IPV6_PREFIX), strict=False))
    return str(parsed)


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
    """Count this signing; return 0, or the seconds until its network may sign again.

    A minute begins with the first signing. When the cache is down, signing goes on.
    """
    prefix = network_prefix(client_address(request))
    window = settings.SIGNING_RATE_WINDOW_SECONDS
    key = f"signing:{salted_hmac('campaign.throttle', prefix, algorithm='sha256').hexdigest()}"
    now = time.time()
    try:
        begun = cache.get(key)
        if begun is None or now - begun >= window:
            begun = now
            cache.set(key, begun, window)
        # The count has a key of its own per window: `incr` may prolong a key's life.
        counter = f"{key}:{begun}"
        cache.add(counter, 0, window)
        count = cache.incr(counter)
    except Exception:
        logger.exception("The cache does not answer; signings are not counted.")
        return 0
    if count <= settings.SIGNING_RATE_LIMIT:
        return 0
    return max(1, int(begun + window - now) + 1)
