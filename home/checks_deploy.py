"""Checks of `manage.py check --deploy`: what works on one machine and fails unseen on a server."""

from ipaddress import ip_address
from typing import Any
from urllib.parse import urlsplit

from django.conf import settings
from django.core.checks import CheckMessage, Error, Warning, register

# What one process writes there, no other reads.
UNSHARED_CACHES = (
    "django.core.cache.backends.locmem.LocMemCache",
    "django.core.cache.backends.dummy.DummyCache",
)
# With these libpq looks at the certificate of the server (PostgreSQL, 32.19.1).
PROVEN = ("verify-full", "verify-ca")
EMBEDDED_DATABASE = "django.db.backends.sqlite3"


@register(deploy=True)
def limits_are_shared(**_options: Any) -> list[CheckMessage]:
    """The default cache is one that all web processes see; an embedded database may do without.

    Who may send how often is counted there: with a cache of its own each process would let through
    the whole limit, of signings as of codes for signing in.
    """
    if settings.CACHES["default"]["BACKEND"] not in UNSHARED_CACHES:
        return []
    alone = settings.DATABASES["default"]["ENGINE"] == EMBEDDED_DATABASE
    kind = Warning if alone else Error
    return [
        kind(
            "Each process has a cache of its own, so limits are counted once per process.",
            hint="Set CACHE_URL to a cache that all processes share; see README.md."
            + (" One web process alone may leave it." if alone else ""),
            id="cradle.W010" if alone else "cradle.E010",
        )
    ]


@register(deploy=True)
def proxies_are_counted(**_options: Any) -> list[CheckMessage]:
    """A proxy that is believed about https is believed about the visitor's address too.

    Otherwise all visitors have the proxy's address and share one limit.
    """
    if not settings.SECURE_PROXY_SSL_HEADER or settings.TRUSTED_PROXY_COUNT:
        return []
    return [
        Error(
            "A proxy is believed about https, and no proxy about the addresses of visitors.",
            hint="Set TRUSTED_PROXY_COUNT to the number of your proxies, or unset"
            " SECURE_PROXY_SSL_HEADER.",
            id="cradle.E011",
        )
    ]


@register(deploy=True)
def links_are_encrypted(**_options: Any) -> list[CheckMessage]:
    """What goes to another machine is encrypted, and the other machine proves who she is.

    A name without a full stop is a container beside this one, on the same machine.
    """
    database = settings.DATABASES["default"]
    cache = settings.CACHES["default"].get("LOCATION", "")
    storage = (settings.MEDIA_STORES or {}).get("private", {}).get("OPTIONS", {})
    links = {
        "DATABASE_URL": (
            database.get("HOST", ""),
            database.get("OPTIONS", {}).get("sslmode") in PROVEN,
            "add ?sslmode=verify-full&sslrootcert=system",
        ),
        "CACHE_URL": (_host(cache), str(cache).startswith("rediss:"), "begin it with rediss://"),
        "EMAIL_URL": (
            getattr(settings, "EMAIL_HOST", ""),
            settings.EMAIL_USE_TLS or settings.EMAIL_USE_SSL,
            "begin it with submission:// or smtps://",
        ),
        "MEDIA_STORAGE_URL": (
            _host(storage.get("endpoint_url", "")),
            str(storage.get("endpoint_url", "")).startswith("https:"),
            "begin it with s3://",
        ),
    }
    return [
        Error(
            f"What is sent by {name} leaves this machine unencrypted, or to whoever answers.",
            hint=f"In {name}: {hint}.",
            id="cradle.E012",
        )
        for name, (host, guarded, hint) in links.items()
        if is_elsewhere(host) and not guarded
    ]


def _host(address: Any) -> str:
    """Return the host of an address; of a list of addresses, that of the first."""
    first = address[0] if isinstance(address, list | tuple) and address else address
    return urlsplit(str(first)).hostname or ""


def is_elsewhere(host: str) -> bool:
    """Tell whether a host is another machine: neither a socket nor this one nor a container."""
    if not host or host.startswith("/") or host == "localhost":
        return False
    try:
        return not ip_address(host).is_loopback
    except ValueError:
        return "." in host
