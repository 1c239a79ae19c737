"""Counts and times requests, for all web processes of a machine together.

Each process keeps its own counts and writes them to a small file, at most once a second; whoever
is asked adds the files up. prometheus_client does the same with files that are mapped into memory;
it would be one package more for one histogram.
"""

import json
import os
import threading
import time
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

from django.conf import settings
from django.core.exceptions import MiddlewareNotUsed
from django.http import HttpRequest, HttpResponse

# Seconds; the last bucket holds the rest.
BUCKETS = (0.01, 0.025, 0.05, 0.1, 0.15, 0.25, 0.5, 1.0, 2.5, 5.0)
WRITTEN_EVERY = 1.0
# A process that has not written for so long is none of the last restarts.
FORGOTTEN_AFTER = 7 * 24 * 3600
_CLASSES = {
    "admin": "admin",
    "api": "api",
    "embed": "embed",
    "p": "signing",
    "static": "static",
    "media": "media",
    "files": "media",
    "documents": "media",
    "healthz": "health",
    "readyz": "health",
    "metrics": "health",
}
_BELOW_LANGUAGE = {"account": "account", "members": "members", "search": "search"}


def route_class(path: str) -> str:
    """Return what part of the site an address belongs to: never the address itself."""
    if path.endswith((".atom", ".ics")):
        return "feed"
    first, _slash, rest = path.lstrip("/").partition("/")
    if first in _CLASSES:
        return _CLASSES[first]
    return _BELOW_LANGUAGE.get(rest.partition("/")[0], "page")


class Meter:
    """The counts of this process, and those of all."""

    def __init__(self, folder: Path, clock: Callable[[], float] = time.monotonic) -> None:
        """Begin at nothing; `folder` is shared by the processes of a machine."""
        self.folder = folder
        self.clock = clock
        self.lock = threading.Lock()
        self.begin()

    def begin(self) -> None:
        """Count anew: a process that was forked has a file of its own."""
        self.pid = os.getpid()
        self.path = self.folder / f"{self.pid}-{time.time_ns()}.json"
        self.counts: dict[str, list[float]] = defaultdict(lambda: [0.0] * (len(BUCKETS) + 2))
        self.written_at = 0.0

    def note(self, path: str, status: int, seconds: float) -> None:
        """Count one answered request."""
        with self.lock:
            if self.pid != os.getpid():
                self.begin()
            row = self.counts[f"{route_class(path)} {status}"]
            row[bisect_left(BUCKETS, seconds)] += 1
            row[-1] += seconds
            if self.clock() - self.written_at >= WRITTEN_EVERY:
                self._write()

    def _write(self) -> None:
        """Put the counts where others read them; a full disk loses counts, no request."""
        with suppress(OSError):
            self.folder.mkdir(parents=True, exist_ok=True)
            begun = self.path.with_suffix(".new")
            begun.write_text(json.dumps(self.counts), encoding="ascii")
            begun.replace(self.path)
        self.written_at = self.clock()

    def together(self) -> dict[str, list[float]]:
        """Return the counts of all processes: "class status" -> a number a bucket, and seconds."""
        with self.lock:
            if self.pid == os.getpid() and self.counts:
                self._write()
        total: dict[str, list[float]] = defaultdict(lambda: [0.0] * (len(BUCKETS) + 2))
        for path in sorted(self.folder.glob("*.json")):
            with suppress(OSError, ValueError):
                if time.time() - path.stat().st_mtime > FORGOTTEN_AFTER:
                    path.unlink()
                    continue
                for name, row in json.loads(path.read_text(encoding="ascii")).items():
                    total[name] = [one + more for one, more in zip(total[name], row, strict=True)]
        return dict(total)


meter = Meter(Path(settings.METRICS_DIR))


class MeterMiddleware:
    """Times every request; takes part only where somebody reads the metrics."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        """Keep the next layer, or step aside."""
        if not settings.METRICS_TOKEN:
            raise MiddlewareNotUsed
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Answer, and count the answer."""
        begun = time.perf_counter()
        response = self.get_response(request)
        meter.note(request.path_info, response.status_code, time.perf_counter() - begun)
        return response
