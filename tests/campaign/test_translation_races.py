"""Two claim the same translation at the same moment, or one while its story is taken back.

Each test has a twin with its guard off, which shows the harm. PostgreSQL alone.
"""

from pathlib import Path
from typing import Any

import pytest
from django.db import connection

from campaign.actions import claim_translation as claiming
from campaign.actions.claim_translation import claim_translation
from campaign.models import StoryPage
from home import removal_ledger
from home.actions import remove_text as removing
from home.actions.errors import Conflict
from home.enums_consent import RemovalCause
from tests.factories.staff import editor
from tests.factories.story_translations import public_story
from tests.factories.tree import site_tree
from tests.races import ON_POSTGRESQL, overtaken, without_locks

pytestmark = [pytest.mark.django_db(transaction=True), ON_POSTGRESQL]


def claimed_at_once(monkeypatch: pytest.MonkeyPatch) -> list[Any]:
    """Let two editors claim at the same moment; return what each got."""
    story = public_story(site_tree("en", "es")["en"])
    first, second = editor(), editor()
    return overtaken(
        monkeypatch,
        (claiming, "is_open"),
        lambda: claim_translation(story.pk, first, "es"),
        lambda: claim_translation(story.pk, second, "es"),
    )


def test_one_of_two_gets_the_translation(monkeypatch: pytest.MonkeyPatch) -> None:
    got = claimed_at_once(monkeypatch)
    assert [isinstance(one, Conflict) for one in got] == [False, True]
    assert StoryPage.objects.filter(locale__language_code="es").count() == 1


def test_without_the_guards_both_would(monkeypatch: pytest.MonkeyPatch) -> None:
    without_locks(monkeypatch)
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT conname FROM pg_constraint WHERE conrelid = 'wagtailcore_page'::regclass"
            " AND contype = 'u' AND pg_get_constraintdef(oid) LIKE '%translation_key%'"
        )
        name = cursor.fetchone()[0]
        cursor.execute(f'ALTER TABLE wagtailcore_page DROP CONSTRAINT "{name}"')
    got = claimed_at_once(monkeypatch)
    assert not any(isinstance(one, Conflict) for one in got)
    assert StoryPage.objects.filter(locale__language_code="es").count() == 2


def claimed_and_taken_back(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> StoryPage:
    """Let the teller take her story back while somebody claims it; return the translation."""
    monkeypatch.setattr(removal_ledger, "ledger_path", lambda: tmp_path / "removed.jsonl")
    story = public_story(site_tree("en", "es")["en"])
    her = editor()
    overtaken(
        monkeypatch,
        (claiming, "is_open"),
        lambda: claim_translation(story.pk, her, "es"),
        lambda: removing.remove_text(story.translation_key, RemovalCause.PERSON),
    )
    return StoryPage.objects.get(locale__language_code="es")


def test_what_is_claimed_while_it_is_taken_back_keeps_no_word(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    page = claimed_and_taken_back(monkeypatch, tmp_path)
    assert page.removed_at is not None
    assert (page.byline, "market" in page.title) == ("", False)


def test_without_the_lock_the_claim_keeps_a_title_and_a_name(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    without_locks(monkeypatch)
    page = claimed_and_taken_back(monkeypatch, tmp_path)
    assert page.removed_at is None
    assert (page.byline, "market" in page.title) == ("Ama", True)
