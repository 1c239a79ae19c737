"""Names of cookies, with the prefix that lets browsers guard them on a public server.

RFC 6265bis, 4.1.3: `__Host-` is believed only with Secure, for one host, and for the whole site;
`__Secure-` also for a part of the site. Neither can be set by another host of the same domain that
was not asked over https.
"""

from django.conf import settings
from django.contrib.messages.storage.cookie import CookieStorage
from django.contrib.messages.storage.fallback import FallbackStorage
from django.contrib.messages.storage.session import SessionStorage


def cookie_name(name: str, whole_site: bool = True) -> str:
    """Return what a cookie of ours is called here.

    Args:
        name: what it is for.
        whole_site: whether every address gets it; the prefix depends on that.
    """
    if not settings.SESSION_COOKIE_SECURE:
        return name
    return f"__Host-{name}" if whole_site else f"__Secure-{name}"


class NamedCookieStorage(CookieStorage):
    """Django's messages in a cookie, under our name for it."""

    @property
    def cookie_name(self) -> str:  # type: ignore[override]
        """Return the name that this server uses."""
        return cookie_name("messages")


class MessageStorage(FallbackStorage):
    """What is told once on the next page: in a cookie, or in the session when it is long."""

    storage_classes = (NamedCookieStorage, SessionStorage)
