"""Checks of `manage.py check --deploy`: what works on one machine and fails unseen on a server."""

from typing import Any

from django.conf import settings
from django.core.checks import CheckMessage, Error, Warning, register

# What one process writes there, no other reads.
UNSHARED_CACHES = (
    "django.core.cache.backends.locmem.LocMemCache",
    "django.core.cache.backends.dummy.DummyCache",
)
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
