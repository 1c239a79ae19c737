"""Noting what people look for in vain, so that editors can answer; nothing about who asked."""

import re
from datetime import timedelta
from typing import Any

from django.db import connection
from django.utils import timezone

from ..models import MissedSearch
from ..selectors.misses import often_missed

LONGEST, MOST_WORDS = 50, 6
# A telephone number, an account, a date of birth: whatever it is, it is somebody's.
MOST_DIGITS = 5
_ADDRESS = re.compile(r"@|\bwww\.|://|\w\.\w{2,}")
# So many rows a day are kept: more than that is a program.
MOST_A_DAY = 2000
# One statement, so that a page that found nothing costs no more than others; the same on every
# database. An hour counts once, and a day has room for so many queries.
NOTE = """
INSERT INTO search_missedsearch (day, language, words, times, last_hour)
SELECT day, language, words, 1, hour
FROM (SELECT %s AS day, %s AS language, %s AS words, %s AS hour) AS asked
WHERE (SELECT count(*) FROM search_missedsearch AS others
       WHERE others.day = %s AND NOT (others.day = %s AND others.language = %s
                                      AND others.words = %s)) < %s
ON CONFLICT (day, language, words) DO UPDATE
SET times = search_missedsearch.times + 1, last_hour = excluded.last_hour
WHERE search_missedsearch.last_hour <> excluded.last_hour
"""
KEPT_RARE, KEPT = timedelta(days=14), timedelta(days=183)
PART = 500


def may_be_kept(text: str, words: list[str]) -> bool:
    """Tell whether what was typed can be kept: short, and neither an address nor a number."""
    line = " ".join(words)
    if not words or max(len(line), len(text)) > LONGEST or len(words) > MOST_WORDS:
        return False
    digits = sum(char.isdigit() for char in line)
    return digits < MOST_DIGITS and not _ADDRESS.search(text)


def note_miss(text: str, words: list[str], language: str) -> bool:
    """Count a search that found nothing; return whether it was counted.

    Args:
        text: as it was typed; only looked at.
        words: folded; these are kept.
        language: of the page on which it was asked.
    """
    if not may_be_kept(text, words):
        return False
    now = timezone.now()
    kept: list[Any] = [now.date(), language[:35], " ".join(words)]
    with connection.cursor() as cursor:
        cursor.execute(NOTE, [*kept, now.hour, now.date(), *kept, MOST_A_DAY])
        return bool(cursor.rowcount)


def forget_misses() -> int:
    """Delete what is old, and sooner what was asked on few occasions; return how many rows."""
    today = timezone.now().date()
    gone = MissedSearch.objects.filter(day__lt=today - KEPT).delete()[0]
    old = MissedSearch.objects.filter(day__lt=today - KEPT_RARE)
    kept = {(row["language"], row["words"]) for row in often_missed()}
    rare = [
        pk
        for pk, language, words in old.values_list("pk", "language", "words")
        if (language, words) not in kept
    ]
    for start in range(0, len(rare), PART):
        gone += MissedSearch.objects.filter(pk__in=rare[start : start + PART]).delete()[0]
    return gone
