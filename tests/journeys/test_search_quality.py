"""What people ask is found: 120 questions in four languages, written down before the search was.

A question names what is meant by a slug of one of its languages, or by its row of the two seed
documents; tests/search/seed_rows.json says where such a row is held. More than half of them are in
other words than the title; accents are left out and fingers slip.
"""

import csv
import json
from collections import defaultdict
from pathlib import Path

import pytest
from django.utils import translation
from wagtail.models import Page

from network.models import Organisation
from search.selectors.facets import chosen
from search.selectors.results import find
from search.selectors.wording import worded
from search.words.typed import words_of_query

FOLDER = Path(__file__).resolve().parent.parent / "search"
ROWS: dict[str, list[str]] = json.loads((FOLDER / "seed_rows.json").read_text())
SEED = "seed:"
LANGUAGES = ("en", "es", "fr", "pt")
FIRST = 3
GOOD = 0.95
# So many must be about something that the demo holds.
LEAST = 100


def questions(language: str) -> list[dict[str, str]]:
    """Return the questions of one language."""
    with (FOLDER / f"questions_{language}.csv").open(newline="") as file:
        return list(csv.DictReader(file))


def families() -> dict[str, set[str]]:
    """Return what each slug stands for, whatever its language."""
    found: dict[str, set[str]] = defaultdict(set)
    for slug, key in Page.objects.filter(depth__gt=1).values_list("slug", "translation_key"):
        found[slug].add(str(key))
    for slug, pk in Organisation.objects.values_list("slug", "pk"):
        found[slug].add(f"organisation:{pk}")
    return found


def test_there_are_thirty_questions_of_each_language_and_many_in_other_words() -> None:
    for language in LANGUAGES:
        asked = questions(language)
        assert len(asked) == 30
        other = [
            one for one in asked if one["note"].split()[0] in {"other", "otras", "autres", "outras"}
        ]
        assert len(other) >= 10
        named = {one["expected"] for one in asked if one["expected"].startswith(SEED)}
        assert {name.removeprefix(SEED) for name in named} <= ROWS.keys()


@pytest.mark.journey
def test_what_is_meant_is_among_the_first_three() -> None:
    slugs, missed, total = families(), [], 0
    for language in LANGUAGES:
        for one in questions(language):
            expected = one["expected"]
            names = ROWS[expected.removeprefix(SEED)] if expected.startswith(SEED) else [expected]
            meant = set().union(*(slugs[name] for name in names))
            if not meant:
                continue
            total += 1
            with translation.override(language):
                query = worded(words_of_query(one["question"]), language)
                found = find(query, chosen({})).families[:FIRST]
            if not meant & set(found):
                missed.append(f"{language}: {one['question']} ({expected})")
    assert total >= LEAST
    assert len(missed) <= total * (1 - GOOD), missed
