"""How often one network may send a form; counted in the cache, never stored."""

import logging
import time
from datetime import date
from ipaddress import IPv6Address, ip_address, ip_network
from math import ceil

from django.conf import settings
from django.core.cache import cache
from django.http import HttpRequest, HttpResponse
from django.utils.crypto import salted_hmac

from .counters import count
from .views.errors import error_page

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


def hash_of_day(prefix: str, purpose: str, day: date) -> str:
    """Return what rows of one network share for one day.

    Keyed and salted with the day: hashes of two days cannot be matched, and nobody without
    SECRET_KEY can try all addresses.
    """
    hashed = salted_hmac(f"{purpose}.{day.isoformat()}", prefix, algorithm="sha256")
    return str(hashed.hexdigest())


def seconds_to_wait(request: HttpRequest, form: str, limit: int, window: int) -> int:
    """Count this sending of a form; return 0, or the seconds until its network may send again.

    A window begins with the first sending. When the cache is down, or the network of the visitor
    not known, sending goes on.

    Args:
        request: with which it was sent.
        form: its name; forms are counted apart.
        limit: how often in a window.
        window: seconds.
    """
    prefix = network_prefix(client_address(request))
    if not prefix:
        # Everybody whose network is not known would share one count.
        return 0
    key = f"{form}:{salted_hmac('home.throttle', prefix, algorithm='sha256').hexdigest()}"
    now = time.time()
    try:
        begun = cache.get(key)
        if begun is None or now - begun >= window:
            begun = now
            cache.set(key, begun, window)
        # The count has a key of its own per window: `incr` may prolong a key's life.
        sent = count(f"{key}:{begun}", window)
    except Exception:
        logger.exception("The cache does not answer; sending of %s is not counted.", form)
        return 0
    if sent <= limit:
        return 0
    return max(1, int(begun + window - now) + 1)


def too_many(seconds: int) -> HttpResponse:
    """Answer 429 with the time after which to try again."""
    response = error_page(429, {"minutes": ceil(seconds / 60)})
    response.headers["Retry-After"] = str(seconds)
    return response
