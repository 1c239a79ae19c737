"""Search and listings over 10,000 organisations and more than 20,000 pages in four languages.

Every address is another one and is asked for once, so that nothing is measured that somebody else
has already paid for.
"""

import time
from collections.abc import Iterator
from statistics import median, quantiles

from django.core.management import call_command
from django.db import connection
from wagtail.models import Page

from home.models import HomePage
from library.models import LibraryPage
from search.actions.learn_words import learn_words
from search.actions.rebuild import rebuild
from search.models import SearchDocument

from .addresses import addresses
from .cpu import Used, used
from .register import NUMBER, STORIES, _read, _statements
from .report import Line
from .server import Server, Servers

PUBLICATIONS = 3_000
# So many different addresses of each kind, of which the statements of the first few are counted.
ADDRESSES, COUNTED = 101, 6
MOST_MS, MOST_SQL = 150, 12
LEAST_PAGES = 20_000
SECONDS_TO_MAKE = 60.0


def prepare() -> None:
    """Make trees in further languages, the records, the pages and what is found of them."""
    from tests.factories.branches import plant_beside, read

    if HomePage.objects.live().count() == 1:
        plant_beside(read("en")["en"], "es", "fr", "pt")
    first = None
    for home in HomePage.objects.live().order_by("path"):
        library = LibraryPage(title="Library", slug="library", locale=home.locale)
        library.translation_key = first.translation_key if first else library.translation_key
        home.add_child(instance=library)
        first = first or library
    call_command("generate_scale", organisations=NUMBER, stories=STORIES, seed=1, verbosity=0)
    call_command("generate_scale", publications=PUBLICATIONS, seed=2, verbosity=0)


def measure(servers: Servers) -> Iterator[Line]:
    """Yield times and statements of search and listings, beside a bare view of the same run."""
    prepare()
    # It knows only the languages that there were when it started.
    servers.ours.stop()
    servers.ours.start()
    start = time.perf_counter()
    made = rebuild(lambda _words: None)
    seconds = (time.perf_counter() - start) * 30_000 / made
    yield Line(
        "Index of 30,000 things, made anew",
        f"{seconds:.0f} s",
        f"{SECONDS_TO_MAKE:.0f} s",
        seconds <= SECONDS_TO_MAKE,
    )
    while learn_words():
        pass
    with connection.cursor() as cursor:
        # As a database is that was not filled a second ago.
        cursor.execute("VACUUM ANALYZE")
        cursor.execute("CHECKPOINT")
    pages = Page.objects.live().count()
    yield Line("Pages", f"{pages:,}", f"at least {LEAST_PAGES:,}", pages >= LEAST_PAGES)
    yield Line("Things that can be found", f"{SearchDocument.objects.visible().count():,}")
    bare = median(_ask(servers.bare, ["/readyz"] * ADDRESSES)[0])
    yield Line("Bare view", f"{bare:.1f} ms")
    for what, paths in addresses(ADDRESSES).items():
        yield from _lines(servers.ours, what, paths, bare)


def _lines(server: Server, what: str, paths: list[str], bare: float) -> Iterator[Line]:
    """Yield the times and the statements of some addresses."""
    times, cpu = _ask(server, paths)
    p95 = quantiles(times, n=20)[-1]
    each = 1000 / len(times)
    said = (
        f"p50 {median(times):.0f} ms ({median(times) / bare:.0f} x bare), p95 {p95:.0f} ms, "
        f"CPU {cpu.application * each:.0f} + {cpu.database * each:.0f} ms"
    )
    yield Line(what, said, f"p95 {MOST_MS} ms", p95 <= MOST_MS)
    number = max(_statements(path) for path in paths[:COUNTED])
    yield Line(f"{what}: statements", str(number), f"at most {MOST_SQL}", number <= MOST_SQL)


def _ask(server: Server, paths: list[str]) -> tuple[list[float], Used]:
    """Return how long each address but the first took in ms, and the CPU time of all of them."""
    _read(server.url + paths[0])
    times, before = [], used(server)
    for path in paths[1:]:
        start = time.perf_counter()
        _read(server.url + path)
        times.append((time.perf_counter() - start) * 1000)
    return times, used(server).since(before)
