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
