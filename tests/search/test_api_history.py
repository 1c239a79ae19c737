"""The history of a count: open to all, summing up, and about nobody."""

import csv
from datetime import timedelta
from io import StringIO
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from campaign.actions.tally import tally
from campaign.actions.tell_history import tell_history
from campaign.enums import Channel, Evidence
from campaign.models import CountHistory, Pledge
from tests.factories.campaign import PledgeFactory, SignatureFactory, pledge_page
from tests.factories.tree import site_tree

pytestmark = pytest.mark.django_db
JSON = "/api/v1/pledges/care/history.json"
CSV = "/api/v1/pledges/care/history.csv"


def sign(pledge: Pledge, number: int, days_ago: int = 0, **fields: Any) -> None:
    moment = timezone.now() - timedelta(days=days_ago)
    changed = timezone.now()
    SignatureFactory.create_batch(
        number, pledge=pledge, confirmed=True, confirmed_at=moment, changed_at=changed, **fields
    )


@pytest.fixture
def pledge() -> Pledge:
    """A published pledge with twelve from Ghana on the web, eleven on paper, three from Kenya."""
    pledge = PledgeFactory.create(code="care")
    pledge_page(site_tree("en")["en"], pledge)
    sign(pledge, 14, days_ago=3, name="Secret Name")
    sign(pledge, 11, days_ago=3, channel=Channel.PAPER, evidence=Evidence.CHECKED)
    sign(pledge, 3, days_ago=1, country="KE")
    tally()
    tell_history()
    return pledge


def test_it_sums_up_to_the_count_and_tells_no_small_group(pledge: Pledge) -> None:
    answer = Client().get(JSON)
    told = answer.json()
    assert told["count"] == Client().get("/api/v1/pledges/care/count").json()["count"] == 28
    assert sum(group["count"] for group in told["groups"]) == 28
    assert all(group["count"] >= told["smallest_group"] == 10 for group in told["groups"])
    assert "KE" not in answer.content.decode()
    assert "Secret" not in answer.content.decode()


def test_the_table_says_the_same(pledge: Pledge) -> None:
    answer = Client().get(CSV)
    rows = list(csv.DictReader(StringIO(answer.content.decode())))
    groups = Client().get(JSON).json()["groups"]
    assert rows == [{name: str(value) for name, value in group.items()} for group in groups]
    assert answer.headers["Content-Type"] == "text/csv; charset=utf-8"
    assert 'rel="license"' in answer.headers["Link"]
    assert answer.headers["Last-Modified"]


@pytest.mark.parametrize("path", [JSON, CSV])
def test_anybody_may_read_it_from_any_site(pledge: Pledge, path: str) -> None:
    answer = Client().get(path, headers={"Origin": "https://elsewhere.example"})
    assert answer.headers["Access-Control-Allow-Origin"] == "*"
    assert answer.headers["Cache-Control"] == "public, max-age=3"
    assert not answer.cookies
    again = Client().get(path, headers={"If-None-Match": answer.headers["ETag"]})
    assert (again.status_code, again.content) == (304, b"")


def test_a_new_round_of_the_tally_shows_at_once(pledge: Pledge) -> None:
    assert Client().get(JSON).json()["count"] == 28
    sign(pledge, 1)
    tally()
    assert Client().get(JSON).json()["count"] == 29


def test_whoever_watches_sees_neither_country_nor_channel_of_who_signs(pledge: Pledge) -> None:
    told = [tuple(cell) for cell in CountHistory.objects.get(pledge=pledge).cells]
    assert [cell[5] for cell in told] == [11, 14]
    for country in ("GH", "KE", "FJ"):
        sign(pledge, 12, country=country)
        sign(pledge, 1, days_ago=4, country=country)
        tally()
        assert tell_history() == 0
        groups = [tuple(group.values()) for group in Client().get(JSON).json()["groups"]]
        assert {group for group in groups if group[2] != "other"} <= set(told)


@pytest.mark.parametrize("number", [0, 9])
def test_a_pledge_with_few_signatures_tells_its_count_alone(number: int) -> None:
    pledge = PledgeFactory.create(code="few")
    pledge_page(site_tree("en")["en"], pledge)
    sign(pledge, number)
    tally()
    groups = Client().get("/api/v1/pledges/few/history.json").json()["groups"]
    assert [(group["country"], group["count"]) for group in groups] == (
        [("other", number)] if number else []
    )
    assert Client().get("/api/v1/pledges/few/count").json()["evidence"] == (
        {"other": number} if number else {}
    )


def test_what_is_not_published_has_no_history() -> None:
    pledge_page(site_tree("en")["en"], PledgeFactory.create(code="draft"), live=False)
    for kind in ("json", "csv"):
        answer = Client().get(f"/api/v1/pledges/draft/history.{kind}")
        assert (answer.status_code, answer.json()["title"]) == (404, "Not found")


def test_it_costs_two_statements_whatever_the_number_of_signatures(
    pledge: Pledge, django_assert_num_queries: Any
) -> None:
    sign(pledge, 40, days_ago=5, country="PE")
    tally()
    with django_assert_num_queries(2):
        Client().get(JSON)
    with django_assert_num_queries(1):
        Client().get(CSV)
