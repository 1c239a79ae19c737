"""Counts what the demo's pages ask the database, in a process of its own: prints JSON.

`python -m tests.benchmarks.statements` with the environment of the site that is measured.
"""

import json
from typing import Any

import django


def main() -> None:
    """Print path, statements and how many of them are repeated, by the kind of page."""
    django.setup()
    from django.core.cache import caches
    from django.db import connection
    from django.test import Client
    from django.test.utils import CaptureQueriesContext

    from campaign.models import CampaignPage, PledgePage, StoryIndexPage, StoryPage
    from home.models import HomePage
    from library.models import LibraryPage
    from network.models import DirectoryPage

    client = Client(headers={"host": "localhost"})
    told: dict[str, dict[str, Any]] = {}
    lists: list[Any] = [StoryIndexPage, DirectoryPage, LibraryPage]
    kinds: list[Any] = [HomePage, CampaignPage, PledgePage, StoryPage, *lists]
    for kind in kinds:
        pages = kind.objects.live().public().filter(locale__language_code="en").order_by("pk")
        path = pages[0].get_url_parts()[2]
        client.get(path)
        for cache in caches.all():
            cache.clear()
        with CaptureQueriesContext(connection) as queries:
            answer = client.get(path)
        if answer.status_code != 200:
            raise SystemExit(f"{path}: {answer.status_code}")
        asked = [query["sql"] for query in queries]
        told[str(kind._meta.verbose_name)] = {
            "path": path,
            "list": kind in lists,
            "asked": len(asked),
            "repeated": len(asked) - len(set(asked)),
        }
    print(json.dumps(told))


if __name__ == "__main__":
    main()
