"""Numbers that the cache keeps for a while: how often something happened."""

from django.core.cache import cache


def count(key: str, seconds: int) -> int:
    """Count one more under `key`; return how many there were in its window of `seconds`.

    Raises whatever the cache raises when it does not answer.
    """
    cache.add(key, 0, seconds)
    try:
        return int(cache.incr(key))
    except ValueError:
        # A full cache dropped it just now.
        return 1
