"""A member sends her story: statements and time of the request, on the demo's content."""

import json
import time
from collections.abc import Iterator
from statistics import median, quantiles

from . import demo
from .report import Line, at_most
from .server import Servers

TIMES = 20
MOST_SQL, MOST_MS = 60, 1000


def measure(_servers: Servers) -> Iterator[Line]:
    """Yield what sending takes, of a process of its own."""
    told = json.loads(
        demo.run(["-m", "tests.benchmarks.story"], demo.environment()).splitlines()[-1]
    )
    p95, most = quantiles(told["ms"], n=20)[-1], max(told["statements"])
    yield Line(
        "A member submits a story: time",
        f"p95 {p95:.0f} ms, median {median(told['ms']):.0f} ms",
        f"{MOST_MS} ms",
        p95 <= MOST_MS,
        row="story",
        used=at_most(p95, MOST_MS),
    )
    yield Line(
        "A member submits a story: statements",
        str(most),
        f"at most {MOST_SQL}",
        most <= MOST_SQL,
        row="story",
        used=at_most(most, MOST_SQL),
    )


def _send() -> None:
    """Send some stories of an author; print the times in ms and the numbers of statements."""
    import django

    django.setup()
    from django.db import connection
    from django.test import Client
    from django.test.utils import CaptureQueriesContext
    from django.urls import reverse

    from network.models import Membership
    from tests.factories.member_texts import story

    authors = Membership.objects.filter(is_author=True, ended_at=None)
    author = authors.select_related("user", "organisation")[0]
    client = Client(headers={"host": "localhost"})
    client.force_login(author.user)
    told: dict[str, list[float]] = {"ms": [], "statements": []}
    for number in range(TIMES + 1):
        page = story(author.user, author.organisation, title=f"Le marché, {number}")
        address = reverse("member_story_submit", args=[page.pk])
        with CaptureQueriesContext(connection) as queries:
            began = time.perf_counter()
            answer = client.post(address)
            took = (time.perf_counter() - began) * 1000
        if answer.status_code != 302:
            raise SystemExit(f"{answer.status_code} instead of 302")
        if number:
            # The first loads code that a running site has loaded.
            told["ms"].append(took)
            told["statements"].append(len(queries))
    print(json.dumps(told))


if __name__ == "__main__":
    _send()
