"""Every address of the public, and who may keep its answer: the table is cache_classes.csv.

- public: proxies keep it for a minute at most, and may show it once more while the site is away;
- counts: for seconds, and never longer, as it holds counts or names that may be taken back;
- script: for an hour, as other websites load it;
- private and never: nobody keeps it.

The addresses of members, accounts and the admin are asked in test_address_matrix.py.
"""

import csv
import os
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.db import transaction
from django.test import Client
from pytest_django.plugin import DjangoDbBlocker

from home.caching import FRESH_SECONDS
from tests.contracts.matrix_world import World
from tests.contracts.public_addresses import ADDRESSES, address_of, public_world
from tests.factories.story_translations import public_story
from tests.factories.tree import read

pytestmark = pytest.mark.skipif(
    os.environ.get("DATABASE_URL", "").startswith("postgres"),
    reason="who may keep an answer is the same on every database",
)
STALE = ", stale-while-revalidate=30, stale-if-error=86400"
MINUTE = f"public, max-age={FRESH_SECONDS}, s-maxage={FRESH_SECONDS}"
SECONDS = re.compile(r"public, max-age=3(, s-maxage=3)?")


def rows() -> dict[str, str]:
    """Return the table: the name of an address -> its class."""
    with Path(__file__).with_name("cache_classes.csv").open(newline="") as file:
        return {row["address"]: row["class"] for row in csv.DictReader(file)}


ROWS = rows()


@pytest.fixture(scope="module")
def world(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[World]:
    """One tree for all addresses."""
    with django_db_blocker.unblock(), transaction.atomic():
        yield public_world()
        transaction.set_rollback(True)


def test_every_address_of_the_public_has_a_class_and_every_class_an_address() -> None:
    assert sorted(ADDRESSES.keys() - ROWS.keys()) == []
    assert sorted(ROWS.keys() - ADDRESSES.keys()) == []
    assert set(ROWS.values()) == {"public", "counts", "script", "private", "never"}


@pytest.mark.parametrize("name", sorted(ADDRESSES))
def test_each_answer_is_kept_as_the_table_says(world: World, name: str) -> None:
    address = address_of(name)
    answer = Client(raise_request_exception=False).get(address)
    said = answer.headers["Cache-Control"]
    varies = "Accept-Language" in answer.headers.get("Vary", "")
    if ROWS[name] in {"private", "never"}:
        assert "no-store" in said
        return
    assert answer.status_code in ({404} if name == "api_unknown" else {200, 302})
    assert not answer.cookies
    assert "Cookie" not in answer.headers.get("Vary", "")
    if ROWS[name] == "counts":
        assert SECONDS.fullmatch(said)
    elif ROWS[name] == "script":
        assert said == "public, max-age=3600"
    else:
        assert said == (MINUTE if varies or "?" in address else MINUTE + STALE)


@pytest.mark.parametrize(
    ("path", "said"),
    [
        ("/en/campaign/", MINUTE + STALE),
        ("/en/campaign/?lite=1", MINUTE + STALE),
        ("/en/campaign/?page=2", MINUTE),
        ("/en/network/", MINUTE + STALE),
        ("/en/network/?country=GH", MINUTE),
        ("/en/network/own/", MINUTE + STALE),
        ("/en/nothing/", "no-store"),
    ],
)
def test_only_what_a_purge_can_reach_is_shown_stale(world: World, path: str, said: str) -> None:
    assert Client(raise_request_exception=False).get(path).headers["Cache-Control"] == said


def test_a_pledge_is_fresh_for_seconds_and_stays_while_the_site_is_away(world: World) -> None:
    page = world.page.get_parent().get_children().live().first()
    said = Client().get(page.url).headers["Cache-Control"]
    assert said == ("public, max-age=3, s-maxage=3, stale-while-revalidate=0, stale-if-error=86400")


def test_who_is_signed_in_is_shown_the_page_of_all(world: World) -> None:
    story = public_story(read("en", "es")["en"], slug="for-all")
    seen = [client.get(story.url).content for client in world.clients.values()]
    assert len(set(seen)) == 1
