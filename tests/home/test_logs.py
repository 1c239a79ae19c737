"""Logs: one JSON object a line, whatever is logged."""

import json
import logging
import sys

import pytest

from home.logs import JsonFormatter


def record(message: str, *arguments: object, error: bool = False) -> logging.LogRecord:
    """Return what a logger hands to its formatter."""
    told = sys.exc_info() if error else None
    return logging.LogRecord("home.worker", logging.WARNING, "x.py", 1, message, arguments, told)


def test_an_entry_is_one_line_of_json() -> None:
    line = JsonFormatter().format(record("नमस्ते\n%s", "x"))
    assert "\n" not in line
    entry = json.loads(line)
    assert (entry["level"], entry["logger"]) == ("WARNING", "home.worker")
    assert entry["message"] == "नमस्ते\nx"
    assert entry["time"].endswith("+00:00")


def test_an_error_brings_its_traceback_on_the_same_line() -> None:
    try:
        raise ValueError("broken")
    except ValueError:
        line = JsonFormatter().format(record("Job failed", error=True))
    assert "\n" not in line
    assert "ValueError: broken" in json.loads(line)["exception"]


def test_a_field_that_json_does_not_know_does_not_lose_the_entry() -> None:
    assert json.loads(JsonFormatter().format(record("%s", object())))["message"]


def test_no_address_of_a_person_is_logged() -> None:
    try:
        raise ValueError("duplicate key (ana.b+c@example.org)")
    except ValueError:
        line = JsonFormatter().format(record("Mail to <ana@example.org>", error=True))
    assert "ana" not in line
    assert "Mail to <…@…>" in line


def test_no_token_is_logged() -> None:
    path = "/p/k7m2/confirm/eyJzIjo0MX0:1tQxYz:abcdefghijklmnopqrstuvwxyz0123456789/"
    entry = json.loads(JsonFormatter().format(record("Gone: %s", path)))
    assert entry["message"] == "Gone: /p/k7m2/confirm/…/"
    plain = json.loads(JsonFormatter().format(record("Not Found: /en/stories/a-day-in-rain/")))
    assert plain["message"] == "Not Found: /en/stories/a-day-in-rain/"


@pytest.mark.parametrize(
    "planted",
    [
        "ama.mensah@example.org",
        "/en/search/?q=Ama+Mensah",
        "/en/x/?email=ama%40example.org&next=1",
        "https://cradle.example/p/k7m2/mine/eyJzIjo0MX0:1tQxYz:abcdefghijklmnopq/?by=Ama",
        "+233 20 123 4567",
        "+233201234567",
        "020 123 4567",
    ],
)
def test_nothing_that_names_somebody_is_logged_wherever_it_stands(planted: str) -> None:
    try:
        raise ValueError(f"refused: {planted}!")
    except ValueError:
        line = JsonFormatter().format(record("Asked %s, then", planted, error=True))
    told = json.loads(line)
    for words in (told["message"], told["exception"].splitlines()[-1]):
        for name in ("ama", "Ama", "eyJz", "4567", "example.org"):
            assert name not in words


def test_times_counts_and_plain_addresses_are_logged_as_they_are() -> None:
    said = "Job tally took 1234567 ms at 2026-11-23 10:05:11, /en/stories/rain/ 10:30-12:05"
    assert json.loads(JsonFormatter().format(record(said)))["message"] == said
