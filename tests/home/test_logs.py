"""Logs: one JSON object a line, whatever is logged."""

import json
import logging
import sys

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
