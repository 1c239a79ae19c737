"""The shared cache, when it is away: nothing is kept, and nobody waits."""

import shutil
import subprocess
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from redis.exceptions import RedisError

from home.redis_cache import ForgivingRedisCache
from tests.nginx import free_port


@pytest.fixture(autouse=True)
def fresh(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Let every test find out by itself."""
    monkeypatch.setattr(ForgivingRedisCache, "away_until", 0.0)
    yield
    ForgivingRedisCache.away_until = 0.0


def cache(port: int) -> ForgivingRedisCache:
    """Return the cache at a port of this machine."""
    return ForgivingRedisCache(f"redis://127.0.0.1:{port}/1", {})


def test_what_is_away_is_an_empty_cache() -> None:
    away = cache(free_port())
    began = time.monotonic()
    away.set("a", 1)
    assert away.get("a") is None
    assert away.get("a", "default") == "default"
    assert away.get_or_set("a", lambda: 2) == 2
    assert away.get_many(["a"]) == {}
    assert away.add("a", 1) is False
    assert away.delete("a") is False
    assert time.monotonic() - began < 3


def test_who_counts_is_told_that_it_is_away() -> None:
    away = cache(free_port())
    for _again in range(2):
        with pytest.raises(RedisError):
            away.incr("a")
        away.get("a")


def test_nobody_asks_again_for_a_while(monkeypatch: pytest.MonkeyPatch) -> None:
    port = free_port()
    cache(port).get("a")
    asked: list[str] = []
    monkeypatch.setattr(
        "django.core.cache.backends.redis.RedisCacheClient.get",
        lambda *_arguments: asked.append("again"),
    )
    # Another instance: each thread has its own.
    cache(port).get("a")
    assert asked == []
    ForgivingRedisCache.away_until = time.monotonic() - 1
    cache(port).get("a")
    assert asked == ["again"]


@pytest.mark.skipif(not shutil.which("redis-server"), reason="redis-server is not here")
def test_what_is_there_keeps_and_counts(tmp_path: Path) -> None:
    port = free_port()
    server = subprocess.Popen(
        ["redis-server", "--port", str(port), "--bind", "127.0.0.1", "--save", ""],
        cwd=tmp_path,
        stdout=subprocess.DEVNULL,
    )
    try:
        kept = cache(port)
        deadline = time.monotonic() + 20
        while kept.get("up") != 1 and time.monotonic() < deadline:
            ForgivingRedisCache.away_until = 0.0
            kept.set("up", 1)
        assert kept.add("n", 0, 60) is True
        assert kept.add("n", 0, 60) is False
        assert (kept.incr("n"), kept.incr("n")) == (1, 2)
        with pytest.raises(ValueError, match="n-2"):
            kept.incr("n-2")
        assert kept.delete("n") is True
    finally:
        server.terminate()
        server.wait(10)
