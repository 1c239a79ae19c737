"""The cache that several processes share, which may be away: then nothing is kept, and that is all.

Listings and numbers read from it what they can also ask the database for. Who counts (`incr`) is
told, for she decides what a missing count means: see home.throttle.
"""

import logging
import time
from collections.abc import Callable
from typing import Any

from django.core.cache.backends.redis import RedisCache
from redis.backoff import NoBackoff
from redis.exceptions import ConnectionError as RedisConnectionError
from redis.exceptions import RedisError
from redis.retry import Retry

logger = logging.getLogger(__name__)

# How long one question may take; after a failure nobody asks for a while, or every visitor would
# wait as long.
PATIENCE_SECONDS = 1.0
PAUSE_SECONDS = 5.0


class ForgivingRedisCache(RedisCache):
    """Django's backend, for which a Redis that is away is an empty one."""

    # Each thread has its own instance; what one found out spares the others the wait.
    away_until = 0.0

    def __init__(self, server: str, params: dict[str, Any]) -> None:
        """Ask once, and once more over a new connection: the library's own pauses take seconds."""
        patience = {
            "socket_timeout": PATIENCE_SECONDS,
            "socket_connect_timeout": PATIENCE_SECONDS,
            "retry": Retry(NoBackoff(), 1),
        }
        options = {**patience, **params.get("OPTIONS", {})}
        super().__init__(server, {**params, "OPTIONS": options})

    def get(self, key: str, default: Any = None, version: int | None = None) -> Any:
        """Return what is kept; `default` when nothing is, or Redis is away."""
        return self._forgiven(super().get, default, key, default, version)

    def get_many(self, keys: Any, version: int | None = None) -> Any:
        """Return what is kept under these keys."""
        return self._forgiven(super().get_many, {}, keys, version)

    def set(self, key: str, value: Any, *args: Any, **options: Any) -> None:
        """Keep a value, if it can be."""
        self._forgiven(super().set, None, key, value, *args, **options)

    def add(self, key: str, value: Any, *args: Any, **options: Any) -> Any:
        """Keep a value under a new key; False when it was not kept."""
        return self._forgiven(super().add, False, key, value, *args, **options)

    def delete(self, key: str, version: int | None = None) -> Any:
        """Forget a value; False when there was none, or Redis is away."""
        return self._forgiven(super().delete, False, key, version)

    def incr(self, key: str, delta: int = 1, version: int | None = None) -> int:
        """Count; raises RedisError when Redis is away, ValueError when the key is not there."""
        if self._is_away():
            raise RedisConnectionError("away a moment ago")
        return int(super().incr(key, delta, version))

    @staticmethod
    def _is_away() -> bool:
        return time.monotonic() < ForgivingRedisCache.away_until

    def _forgiven(self, ask: Callable[..., Any], otherwise: Any, *args: Any, **options: Any) -> Any:
        if self._is_away():
            return otherwise
        try:
            return ask(*args, **options)
        except RedisError as error:
            ForgivingRedisCache.away_until = time.monotonic() + PAUSE_SECONDS
            logger.warning("The cache does not answer, nothing is kept: %s", type(error).__name__)
            return otherwise
