"""A translation goes where its original goes: changed, taken down, removed, taken back."""

from pathlib import Path
from typing import Any

import pytest
from django.test import Client

from campaign.actions.claim_translation import claim_translation
from campaign.actions.follow_consents import take_down_ended
from campaign.actions.leave_texts import leave_texts
from campaign.actions.send_text import send_text
from campaign.models import StoryPage
from campaign.selectors.texts import status
from campaign.selectors.translating import to_translate
from home import removal_ledger
from home.actions.errors import NotAllowed
from home.actions.remove_text import remove_text
from home.actions.take_down import put_back, take_down
from home.enums_consent import RemovalCause
from home.models import ConsentRecord
from tests.factories.review import fresh
from tests.factories.staff import editor
from tests.factories.story_translations import (
    SPANISH,
    approve,
    change,
    public_story,
    public_translation,
    translated,
    trusted_member,
)
from tests.factories.tree import Branch
from tests.mails import mails_to

pytestmark = pytest.mark.django_db
BEHIND = "El original cambió después de esta traducción."


@pytest.fixture(autouse=True)
def ledger(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """A list of removals of each test's own."""
    monkeypatch.setattr(removal_ledger, "ledger_path", lambda: tmp_path / "removed.jsonl")


@pytest.fixture
def story(tree: dict[str, Branch]) -> StoryPage:
    """A public story in English."""
    return public_story(tree["en"])


def test_readers_translator_and_editors_learn_that_the_original_has_changed(
    client: Client, story: StoryPage
) -> None:
    user, other = trusted_member(name="Luz"), editor()
    page = public_translation(story, user, named=True)
    before = client.get(page.url).content.decode()
    assert "Traducción:" in before
    assert "Luz" in before
    assert f'href="{story.url}" hreflang="en"' in before
    assert not page_says_behind(client, page)
    told = len(mails_to(user)), len(mails_to(other))
    newer = change(story, text="We carried the children out. Nothing else.", byline="Esi")
    assert page_says_behind(client, page)
    assert fresh(page).byline == "Esi"
    assert (len(mails_to(user)), len(mails_to(other))) >= (told[0] + 1, told[1] + 1)
    assert "has changed" in mails_to(user)[-1].subject
    assert f"/members/translations/{page.pk}/" in mails_to(user)[-1].body
    assert "/admin/" not in mails_to(other)[-1].body
    translated(story, user, source=newer.live_revision_id, text="Otra vez.")
    send_text(page.pk, user)
    approve(page)
    assert not page_says_behind(client, page)


def page_says_behind(client: Client, page: StoryPage) -> bool:
    """Whether the public page says that its original has changed."""
    return BEHIND in client.get(page.url).content.decode()


def test_the_code_of_the_teller_takes_translations_away_with_the_words(
    client: Client, story: StoryPage
) -> None:
    user = trusted_member(name="Luz")
    page = public_translation(story, user, named=True)
    address = page.url
    remove_text(story.translation_key, RemovalCause.PERSON)
    assert client.get(address).status_code == 410
    gone = fresh(page)
    assert (gone.live, gone.text, gone.translated_by) == (False, "", "")
    assert SPANISH["text"] not in str([one.content for one in gone.revisions.all()])
    assert "Luz" not in str([one.content for one in gone.revisions.all()])
    assert status(gone).code == "removed"


def test_a_draft_of_a_translation_is_emptied_with_its_original(story: StoryPage) -> None:
    page = translated(story, editor())
    remove_text(story.translation_key, RemovalCause.PERSON)
    assert fresh(page).text == ""
    assert SPANISH["title"] not in str([one.content for one in page.revisions.all()])


def test_what_is_taken_down_and_put_back_takes_its_translation_along(story: StoryPage) -> None:
    page = public_translation(story, editor())
    take_down(story.translation_key, editor(), "law", "A court says so")
    assert not fresh(page).live
    put_back(story.translation_key, editor(), "The court was wrong")
    assert fresh(page).live


def test_nothing_stays_public_when_an_agreement_ends(story: StoryPage) -> None:
    page = public_translation(story, editor())
    ConsentRecord.objects.update(expires_on="2020-01-01")
    take_down_ended()
    assert (fresh(story).live, fresh(page).live) == (False, False)


def test_an_original_that_is_unpublished_takes_its_translation_down(story: StoryPage) -> None:
    user = trusted_member()
    page = public_translation(story, user)
    waiting = fresh(story)
    waiting.unpublish()
    assert not fresh(page).live
    assert status(fresh(page)).may_send
    with pytest.raises(NotAllowed, match="The original is not public"):
        page.get_latest_revision().publish(skip_permission_checks=True)


def test_a_translation_that_nobody_brings_up_to_date_passes_on(story: StoryPage) -> None:
    first, second = trusted_member(), editor()
    page = public_translation(story, first)
    change(story, text="We carried the children out. Nothing else.")
    assert not to_translate("es").exists()
    StoryPage.objects.update(
        latest_revision_created_at="2020-01-01T00:00Z", last_published_at="2020-01-01T00:00Z"
    )
    taken = claim_translation(story.pk, second, "es")
    assert (taken.pk, taken.live, taken.text) == (page.pk, True, SPANISH["text"])


@pytest.mark.parametrize("remove", [False, True])
def test_who_leaves_takes_nothing_of_the_original_away(story: StoryPage, remove: bool) -> None:
    user = trusted_member(name="Luz")
    page: Any = public_translation(story, user, named=True)
    leave_texts(user, remove=remove)
    assert fresh(story).live
    left = StoryPage.objects.filter(pk=page.pk).first()
    if remove:
        assert left is None
    else:
        assert left is not None
        assert (left.live, left.owner, left.translated_by) == (True, None, "")
