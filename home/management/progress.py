"""A progress bar for commands, drawn only on a terminal."""

from collections.abc import Iterable, Iterator
from typing import IO, Any, TypeVar

Item = TypeVar("Item")
WIDTH = 30


def with_progress(items: Iterable[Item], total: int, stream: IO[str] | Any) -> Iterator[Item]:
    """Yield `items` and draw on `stream` how many of `total` are done."""
    on_terminal = bool(getattr(stream, "isatty", lambda: False)())
    for done, item in enumerate(items):
        if on_terminal:
            _draw(stream, done, total)
        yield item
    if on_terminal:
        _draw(stream, total, total)
        stream.write("\n")


def _draw(stream: IO[str] | Any, done: int, total: int) -> None:
    filled = WIDTH * done // max(total, 1)
    stream.write(f"\r[{'#' * filled}{'.' * (WIDTH - filled)}] {done}/{total}")
    stream.flush()
