"""The demo's days: told from the day of loading, so that its states are right in any year."""

from collections.abc import Iterator
from datetime import date
from typing import Any

import pytest
import time_machine
from django.utils import timezone

from campaign.demo.source import LANGUAGES, read, said
from campaign.enums import SIGNABLE_STATES, PledgeState
from campaign.models import Pledge
from home.demo.days import day, with_days

PLEDGES: list[dict[str, Any]] = read("pledges")


@pytest.fixture(params=["2025-02-28", "2026-11-22", "2030-12-31"], autouse=True)
def loading_day(request: pytest.FixtureRequest) -> Iterator[date]:
    """The demo is loaded on this day."""
    with time_machine.travel(f"{request.param}T12:00:00+00:00", tick=False):
        yield timezone.localdate()


def days_of(entry: dict[str, Any]) -> dict[str, date | None]:
    """Return the days of a pledge as the loader writes them."""
    names = ("opens", "closes", "due", "delivered", "answered")
    return {f"{name}_on": day(entry.get(name)) for name in names}


@pytest.mark.parametrize("entry", PLEDGES, ids=[entry["code"] for entry in PLEDGES])
def test_a_pledge_stands_where_the_demo_says(entry: dict[str, Any]) -> None:
    days = days_of(entry)
    pledge = Pledge(
        state=entry["state"],
        opens_on=days["opens_on"],
        closes_on=days["closes_on"],
        due_on=days["due_on"],
    )
    assert pledge.current_state == entry["state"]
    assert pledge.is_signable == (entry["state"] in SIGNABLE_STATES)


def test_the_demo_shows_every_state_that_a_visitor_meets() -> None:
    shown = {PledgeState(entry["state"]) for entry in PLEDGES}
    assert shown >= {
        PledgeState.OPEN,
        PledgeState.DELIVERED,
        PledgeState.ANSWERED,
        PledgeState.PROGRESS,
        PledgeState.OVERDUE,
        PledgeState.KEPT,
    }


@pytest.mark.parametrize("entry", PLEDGES, ids=[entry["code"] for entry in PLEDGES])
def test_the_days_of_a_pledge_follow_each_other(entry: dict[str, Any], loading_day: date) -> None:
    days = days_of(entry)
    known = [moment for name, moment in days.items() if moment and name != "due_on"]
    assert known == sorted(known)
    past = [days[name] for name in ("opens_on", "delivered_on", "answered_on")]
    assert all(moment < loading_day for moment in past if moment)


def test_reports_and_endorsements_come_after_the_pledge_and_before_today() -> None:
    opened = {entry["code"]: entry["opens"] for entry in PLEDGES}
    content = read("alliance")
    for entry in content["reports"]:
        assert opened[entry["pledge"]] < entry["day"] <= 0
    for entry in content["endorsements"]:
        assert opened[entry["pledge"]] < entry["decided_on"] < 0
    assert content["asked"]["words"]["due_on"] > 0


def test_the_words_about_a_pledge_name_its_own_days() -> None:
    entries = {entry["code"]: entry for entry in PLEDGES}
    late = entries["night-creche"]
    table = entries["one-table"]
    delivered = entries["early-doors"]
    assert f"[[day {late['due']}]]" in late["summary"]["en"]
    assert f"[[day {table['due']}]]" in table["how_we_know"]["en"]
    assert f"[[day {delivered['delivered']}]]" in delivered["text"]["en"]


def test_no_mark_of_a_day_is_left_in_a_text() -> None:
    def texts(content: Any, language: str) -> Iterator[str]:
        content = said(content, language)
        if isinstance(content, dict):
            content = list(content.values())
        if isinstance(content, list):
            for value in content:
                yield from texts(value, language)
        elif isinstance(content, str):
            yield content

    names = ("alliance", "campaign", "home", "organisations", "pages", "pledges")
    for language in LANGUAGES:
        assert not [text for name in names for text in texts(read(name), language) if "[[" in text]
    # These are written as they stand, in one language.
    assert "[[" not in str([read("news"), read("people"), read("stories")])


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("en", "On 1 March 2031, in June 2031. June 2031, 2030"),
        ("es", "On 1 de marzo de 2031, in junio de 2031. Junio de 2031, 2030"),
        ("fr", "On 1er mars 2031, in juin 2031. Juin 2031, 2030"),
        ("pt", "On 1º de março de 2031, in junho de 2031. Junho de 2031, 2030"),
    ],
)
def test_a_day_is_written_as_people_write_it(language: str, words: str) -> None:
    with time_machine.travel("2030-12-31T12:00:00+00:00", tick=False):
        text = "On [[day 60]], in [[month 160]]. [[Month 160]], [[year -3]]"
        assert with_days(text, language) == words
