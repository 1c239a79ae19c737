"""What people ask is found: 240 questions in four languages, written down before the search was.

The search was tuned by the second list; of the third nothing was looked at while it was.
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
# List -> how many questions it has in each language.
LISTS = {"": 30, "second_": 15, "third_": 15}
# So many of a list must be about something that the demo holds.
LEAST = 0.83


def questions(which: str, language: str) -> list[dict[str, str]]:
    """Return the questions of one list in one language."""
    with (FOLDER / f"{which}questions_{language}.csv").open(newline="") as file:
        return list(csv.DictReader(file))


def families() -> dict[str, set[str]]:
    """Return what each slug stands for, whatever its language."""
    found: dict[str, set[str]] = defaultdict(set)
    for slug, key in Page.objects.filter(depth__gt=1).values_list("slug", "translation_key"):
        found[slug].add(str(key))
    for slug, pk in Organisation.objects.values_list("slug", "pk"):
        found[slug].add(f"organisation:{pk}")
    return found


@pytest.mark.parametrize("which", LISTS)
def test_there_are_as_many_questions_of_each_language_and_many_in_other_words(which: str) -> None:
    for language in LANGUAGES:
        asked = questions(which, language)
        assert len(asked) == LISTS[which]
        other = [
            one for one in asked if one["note"].split()[0] in {"other", "otras", "autres", "outras"}
        ]
        assert len(other) * 3 >= len(asked)
        named = {one["expected"] for one in asked if one["expected"].startswith(SEED)}
        assert {name.removeprefix(SEED) for name in named} <= ROWS.keys()


@pytest.mark.journey
@pytest.mark.parametrize("which", LISTS)
def test_what_is_meant_is_among_the_first_three(which: str) -> None:
    slugs, missed, total = families(), [], 0
    for language in LANGUAGES:
        for one in questions(which, language):
            expected = one["expected"]
            named = expected.startswith(SEED)
            names = ROWS[expected.removeprefix(SEED)] if named else expected.split()
            meant = set().union(*(slugs[name] for name in names))
            if not meant:
                continue
            total += 1
            with translation.override(language):
                query = worded(words_of_query(one["question"]), language)
                found = find(query, chosen({})).families[:FIRST]
            if not meant & set(found):
                missed.append(f"{language}: {one['question']} ({expected})")
    assert total >= len(LANGUAGES) * LISTS[which] * LEAST
    assert len(missed) <= total * (1 - GOOD), missed
