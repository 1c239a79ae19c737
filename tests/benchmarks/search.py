"""The search over 10,000 organisations and 20,000 pages: results, suggestions, and making it."""

import time
from collections.abc import Iterator
from statistics import median, quantiles

from django.core.management import call_command
from django.db import connection

from search.actions.rebuild import rebuild
from search.models import SearchDocument

from .register import NUMBER, STORIES, _statements, _times
from .report import Line
from .server import Servers

# What is asked -> the address; p95 in ms and statements are promised for all of them.
PAGES = {
    "One common word": "/en/search/?q=market",
    "Four common words": "/en/search/?q=women+who+mind+the+children",
    "Two words with slips": "/en/search/?q=dauhgter+slepes",
    "Two words, three facets": "/en/search/?q=market+women&type=organisations&country=GH&sector=sv",
    "Nothing found": "/en/search/?q=xylophone",
    "Suggestions": "/en/search/suggestions.json?q=daughter+sl",
}
MOST_MS, MOST_SQL = 150, 12
SECONDS_TO_MAKE = 60.0


def measure(servers: Servers) -> Iterator[Line]:
    """Yield times and statements of the search, beside a bare view of the same run."""
    call_command("generate_scale", organisations=NUMBER, stories=STORIES, seed=1, verbosity=0)
    start = time.perf_counter()
    made = rebuild(lambda _words: None)
    seconds = (time.perf_counter() - start) * 30_000 / made
    yield Line(
        "Index of 30,000 things, made anew",
        f"{seconds:.0f} s",
        f"{SECONDS_TO_MAKE:.0f} s",
        seconds <= SECONDS_TO_MAKE,
    )
    with connection.cursor() as cursor:
        cursor.execute("VACUUM ANALYZE")
        cursor.execute("CHECKPOINT")
    yield Line("Things that can be found", str(SearchDocument.objects.visible().count()))
    bare = median(_times(f"{servers.bare.url}/readyz"))
    for what, path in PAGES.items():
        times = _times(servers.ours.url + path)
        p95 = quantiles(times, n=20)[-1]
        said = (
            f"p95 {p95:.0f} ms, median {median(times):.0f} ms ({median(times) / bare:.0f} x bare)"
        )
        yield Line(f"Search: {what}", said, f"p95 {MOST_MS} ms", p95 <= MOST_MS)
        number = _statements(path)
        yield Line(
            f"Search: {what}: statements", str(number), f"at most {MOST_SQL}", number <= MOST_SQL
        )
