"""Asks a proxy to forget addresses, over connections that stay open and never for long."""

from collections.abc import Iterable
from typing import Any
from urllib.parse import urlsplit

import urllib3
from wagtail.contrib.frontend_cache.backends.base import BaseBackend

# A proxy that is alive answers at once; the worker has other work than to wait for a dead one.
TIMEOUT = urllib3.Timeout(connect=2, read=3)
# Purged, purged, and two ways to say that it was not kept.
DONE = frozenset({200, 204, 404, 412})


class ProxyAwayError(Exception):
    """A proxy could not be told; it is tried again."""


class ProxyBackend(BaseBackend):
    """nginx with the cache-purge module, Varnish, or any proxy that understands `PURGE`.

    Unlike Wagtail's own it has a timeout, and says when it failed.
    """

    def __init__(self, params: dict[str, Any]) -> None:
        """Take the address of the proxy: `LOCATION`."""
        super().__init__(params)
        self.location = str(params["LOCATION"]).rstrip("/")

    def purge(self, url: str) -> None:
        """Forget one address."""
        self.purge_batch([url])

    def purge_batch(self, urls: Iterable[str]) -> None:
        """Forget these addresses; raise ProxyAwayError at the first that could not be told."""
        with urllib3.PoolManager(timeout=TIMEOUT, retries=False) as pool:
            for url in urls:
                self._purge(pool, url)

    def _purge(self, pool: urllib3.PoolManager, url: str) -> None:
        parts = urlsplit(url)
        asked = f"{self.location}{parts.path}" + (f"?{parts.query}" if parts.query else "")
        try:
            answer = pool.request("PURGE", asked, headers={"Host": parts.netloc})
        except urllib3.exceptions.HTTPError as error:
            raise ProxyAwayError(type(error).__name__) from error
        if answer.status not in DONE:
            raise ProxyAwayError(f"status {answer.status}")
