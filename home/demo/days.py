"""Days of the demo, counted from the day on which it is loaded, so that it never grows old.

The content files hold numbers of days: -46 is 46 days ago. In a text, `[[day -46]]` stands for
that day in words, `[[month -46]]` for its month and year, `[[Month -46]]` for the same at the
beginning of a sentence, and `[[year -46]]` for its year.
"""

import re
from datetime import date, timedelta
from typing import overload

from babel.dates import format_date, format_skeleton
from django.utils import timezone

MARK = re.compile(r"\[\[(day|month|Month|year) (-?\d+)\]\]")
# French and Portuguese write the first of a month with an ordinal.
FIRST_OF_MONTH = {"fr": "1er ", "pt": "1º "}


@overload
def day(offset: int) -> date: ...


@overload
def day(offset: None) -> None: ...


def day(offset: int | None) -> date | None:
    """Return the day that lies `offset` days after today; nothing for none."""
    return None if offset is None else timezone.localdate() + timedelta(days=offset)


def _words(kind: str, moment: date, language: str) -> str:
    """Return a day, its month or its year in the words of a language."""
    if kind == "year":
        return str(moment.year)
    if kind == "day":
        pattern = "d MMMM y" if language == "en" else "long"
        long = str(format_date(moment, format=pattern, locale=language))
        first = FIRST_OF_MONTH.get(language, "1 ")
        return first + long.removeprefix("1 ") if long.startswith("1 ") else long
    month = str(format_skeleton("yMMMM", moment, locale=language))
    return month[:1].upper() + month[1:] if kind == "Month" else month


def with_days(text: str, language: str) -> str:
    """Return a text of the demo with its days written out in `language`."""

    def words(mark: re.Match[str]) -> str:
        kind, offset = mark.groups()
        return _words(kind, timezone.localdate() + timedelta(days=int(offset)), language)

    return MARK.sub(words, text)
