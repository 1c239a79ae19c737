"""Reads the texts of the library's demo, and its days."""

from datetime import date
from pathlib import Path
from typing import Any

from django.utils import timezone

from home.demo.days import day
from home.demo.source import read_from

FOLDER = Path(__file__).resolve().parent


def read(name: str) -> Any:
    """Return the content of content/<name>.json."""
    return read_from(FOLDER, name)


def on(when: int | str | None) -> date | None:
    """Return a day: so many from today, the next "next:06" (a month), or an ISO date."""
    if when is None or isinstance(when, int):
        return day(when)
    if when.startswith("next:"):
        today = timezone.localdate()
        first = date(today.year, int(when[5:]), 1)
        return first if first > today else first.replace(year=today.year + 1)
    return date.fromisoformat(when)
