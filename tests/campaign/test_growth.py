"""What stands beside a count: the goal that moves, its parts, its growth."""

from datetime import date, timedelta
from typing import Any

import pytest
from bs4 import BeautifulSoup
from django.core.cache import cache
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import translation

from campaign.actions.tally import sums_of
from campaign.enums import PledgeState
from campaign.goals import STEPS, next_goal
from campaign.models import Pledge, PledgePage, SignatureTally
from campaign.selectors.growth import chart, made_of

pytestmark = pytest.mark.django_db
FIRST = date(2026, 1, 5)


@pytest.mark.parametrize(
    ("count", "goal", "shown"),
    [
        (0, None, None),
        (500, None, None),
        (0, 100, 100),
        (99, 100, 100),
        (100, 100, 250),
        (249, 100, 250),
        (250, 100, 500),
        (300, 300, 500),
        (999, 40, 1000),
        (1000, 40, 2500),
        (1_250_000, 1_000_000, 2_500_000),
    ],
)
def test_the_goal_moves_up_when_it_is_reached(
    count: int, goal: int | None, shown: int | None
) -> None:
    assert next_goal(count, goal) == shown


def test_beyond_the_last_step_there_is_no_goal_to_show() -> None:
    assert next_goal(int(STEPS[-1]), 100) is None


@pytest.mark.parametrize(
    ("evidence", "words"),
    [
        ({}, ""),
        ({"other": 7}, ""),
        ({"email": 4120, "checked": 930}, "4,120 by e-mail, 930 on paper, checked"),
        ({"checked": 30, "other": 11}, "30 on paper, checked, 11 in other ways"),
    ],
)
def test_the_parts_of_the_count_are_a_sentence(evidence: dict[str, int], words: str) -> None:
    assert made_of(evidence) == words


def test_numbers_are_written_as_the_reader_writes_them() -> None:
    with translation.override("pt"):
        assert made_of({"email": 4120}).startswith("4.120")


@pytest.mark.parametrize("language", ["en", "es", "fr", "pt"])
def test_every_language_has_words_for_all_parts(language: str) -> None:
    with translation.override(language):
        words = made_of({"email": 50, "checked": 40, "witness": 30, "other": 20})
        assert [number in words for number in ("50", "40", "30", "20")] == [True] * 4
        assert chart([["2026-01-05", "2026-01-05", 30], ["2026-01-06", "2026-01-09", 10]])


def test_the_drawing_climbs_from_nothing_to_the_count() -> None:
    drawn = chart([["2026-01-05", "2026-01-05", 30], ["2026-01-06", "2026-01-09", 10]])
    assert drawn
    assert drawn.line == "M0.0 96.0L0.0 24.0L320.0 0.0"
    assert [row[1:] for row in drawn.rows] == [("30", "30"), ("10", "40")]
    assert "40 on" in drawn.text


def test_a_card_tells_the_goal_while_there_is_one_to_reach(page: PledgePage) -> None:
    page.pledge.signature_count = 1
    assert page.card().meta.endswith("1 signature, goal 100")
    page.pledge.signature_count = 1200
    assert page.card().meta.endswith("1200 signatures, goal 2,500")
    page.pledge.state = PledgeState.CLOSED
    assert page.card().meta.endswith("1200 signatures")
    page.pledge.state, page.pledge.goal = PledgeState.OPEN, None
    assert page.card().meta.endswith("1200 signatures")


def test_one_point_is_no_line() -> None:
    assert chart([]) is None
    assert chart([["2026-01-05", "2026-01-05", 30]]) is None


def tally_rows(pledge: Pledge, number: int, days: int) -> None:
    """Store a tally as the worker does."""
    SignatureTally.objects.filter(pledge=pledge).delete()
    SignatureTally.objects.bulk_create(
        SignatureTally(
            pledge=pledge,
            country="GH",
            channel="web",
            evidence="email",
            day=FIRST + timedelta(days=day),
            count=number,
        )
        for day in range(days)
    )
    count, parts = sums_of(pledge.pk)
    Pledge.objects.filter(pk=pledge.pk).update(signature_count=count, count_parts=parts)


def statements(page: PledgePage) -> list[str]:
    cache.clear()
    with CaptureQueriesContext(connection) as queries:
        assert Client().get(page.url).status_code == 200
    return [query["sql"] for query in queries]


def test_a_page_asks_the_same_whatever_the_number_of_signatures_and_days(
    page: PledgePage,
) -> None:
    few = statements(page)
    tally_rows(page.pledge, 25_000, 400)
    many = statements(page)
    assert len(few) == len(many) <= 12
    assert not any("signaturetally" in statement for statement in many)


def test_the_page_shows_the_growth_as_a_drawing_and_as_a_table(page: PledgePage) -> None:
    tally_rows(page.pledge, 25_000, 400)
    answer = Client().get(page.url)
    soup: Any = BeautifulSoup(answer.content, "html.parser")
    drawing = soup.select_one(".growth svg")
    names = [soup.find(id=name) for name in drawing["aria-labelledby"].split()]
    assert drawing["role"] == "img"
    assert [name.name for name in names] == ["title", "desc"]
    rows = soup.select(".growth table tbody tr")
    assert len(rows) == 40
    assert rows[-1].select("td")[-1].text == "10,000,000"
    assert "10,000,000 by e-mail" in soup.select_one(".count").text
    assert "The goal of 100 is reached. The next one is 25,000,000." in soup.text
    assert "style" not in str(soup.select_one(".growth"))


def test_a_new_pledge_shows_no_drawing(page: PledgePage) -> None:
    assert "growth" not in Client().get(page.url).content.decode()
