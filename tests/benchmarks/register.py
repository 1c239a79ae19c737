"""The register with 10,000 organisations and 20,000 stories: directory, profile, points, table."""

import gzip
import time
import urllib.request
from collections.abc import Iterator
from pathlib import Path
from statistics import median, quantiles
from typing import Any

from django.contrib.staticfiles.storage import staticfiles_storage
from django.core.management import call_command
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from .report import Line, at_most
from .server import Servers

NUMBER, STORIES = 10_000, 20_000
ROUNDS = 100
FACETS = "/en/network/?country=GH&country=PE&sector=sv&sector=mt&freshness=year"
PROFILE = "/en/network/scale-1-17/"
SEARCH = "/en/network/?q=wast+pickres+cooperatve"
POINTS, TABLE = "/api/v1/organisations.geojson", "/api/v1/organisations.csv"
# Path -> p95 in ms and statements, as promised.
PAGES: dict[str, tuple[str, int, int]] = {
    "Directory of 10,000, three facets": (FACETS, 150, 12),
    "Profile of an organisation": (PROFILE, 80, 12),
    "Search with two slips": (SEARCH, 150, 12),
}
POINTS_MS, POINTS_BYTES, TABLE_BYTES = 300, 150_000, 50_000_000


def measure(servers: Servers) -> Iterator[Line]:
    """Yield times and statements of the register's pages, beside a bare view of the same run."""
    call_command("generate_scale", organisations=NUMBER, stories=STORIES, seed=1, verbosity=0)
    with connection.cursor() as cursor:
        # As a database is that was not filled a second ago.
        cursor.execute("VACUUM ANALYZE")
        cursor.execute("CHECKPOINT")
    bare = median(_times(f"{servers.bare.url}/readyz"))
    yield Line("Bare view", f"{bare:.1f} ms")
    for what, (path, most_ms, most_sql) in PAGES.items():
        times = _times(servers.ours.url + path)
        p95 = quantiles(times, n=20)[-1]
        said = (
            f"p95 {p95:.0f} ms, median {median(times):.0f} ms ({median(times) / bare:.0f} x bare)"
        )
        row = "directory" if path == FACETS else ""
        used = at_most(p95, most_ms)
        yield Line(what, said, f"p95 {most_ms} ms", p95 <= most_ms, row=row, used=used)
        number = _statements(path)
        yield Line(
            f"{what}: statements",
            str(number),
            f"at most {most_sql}",
            number <= most_sql,
            row=row,
            used=at_most(number, most_sql),
        )
    points = _times(servers.ours.url + POINTS)
    size = len(gzip.compress(_read(servers.ours.url + POINTS)))
    kept = median(points) <= POINTS_MS and size <= POINTS_BYTES
    said = f"{median(points):.0f} ms, {size / 1000:.0f} kB gzip"
    yield Line("All points as GeoJSON", said, f"{POINTS_MS} ms, {POINTS_BYTES / 1000:.0f} kB", kept)
    yield _table(servers)


def _table(servers: Servers) -> Line:
    before = _memory(servers)
    start = time.perf_counter()
    size = len(_read(servers.ours.url + TABLE))
    seconds = time.perf_counter() - start
    more = _memory(servers) - before
    said = f"{size / 1e6:.1f} MB in {seconds:.1f} s, {more / 1e6:.0f} MB more memory"
    return Line("Whole table as CSV", said, "under 50 MB more", more < TABLE_BYTES)


def _memory(servers: Servers) -> int:
    """Return the highest resident memory that the server's processes have had so far, in bytes."""
    process = servers.ours.process
    assert process is not None
    total = 0
    for status in Path("/proc").glob("[0-9]*/status"):
        try:
            words = dict(
                line.split(":", 1) for line in status.read_text().splitlines() if ":" in line
            )
        except OSError:
            continue
        if words.get("NSpgid", words.get("Pid", "")).strip() == str(process.pid) or (
            words.get("PPid", "").strip() == str(process.pid)
        ):
            total += int(words.get("VmHWM", "0 kB").split()[0]) * 1024
    return total


def _read(url: str) -> bytes:
    with urllib.request.urlopen(url, timeout=60) as answer:
        content: bytes = answer.read()
        return content


def _times(url: str) -> list[float]:
    """Return how long each of some requests took, one after the other, in ms."""
    _read(url)
    times = []
    for _round in range(ROUNDS):
        start = time.perf_counter()
        _read(url)
        times.append((time.perf_counter() - start) * 1000)
    return times


def _statements(path: str) -> int:
    """Return how many statements a page takes, after the first view of it."""
    # The list of static files was read before they were collected.
    storage: Any = staticfiles_storage
    storage.hashed_files, storage.manifest_hash = storage.load_manifest()
    client = Client(headers={"host": "localhost"})
    client.get(path)
    with CaptureQueriesContext(connection) as queries:
        answer = client.get(path)
    if answer.status_code != 200:
        raise RuntimeError(f"{path}: {answer.status_code}")
    return len(queries)
