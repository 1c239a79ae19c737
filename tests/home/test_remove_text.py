"""Who takes back what she agreed to is gone from the site, from its history and from its files."""

import json
from pathlib import Path
from typing import Any

import pytest
from django.core.management import call_command
from django.test import Client
from django.urls import reverse
from wagtail.models import Locale, PageLogEntry, ReferenceIndex, TaskState

from campaign.models import StoryPage, StoryPhoto
from home import removal_ledger
from home.actions.errors import Conflict, Invalid
from home.actions.make_copies import make_copies
from home.actions.remove_text import remove_text
from home.actions.setup_roles import setup_roles
from home.actions.withdraw_consent import TRIES_A_DAY, count_try, withdraw_consent
from home.consent_codes import code_for, code_hash, shown
from home.enums_consent import RemovalCause
from home.models import ConsentRecord, SiteImage, Tombstone
from home.removal_ledger import removals
from home.renditions import copies_of
from tests.factories.pictures import picture_bytes, upload
from tests.factories.review import consent, draft_story, fresh
from tests.factories.staff import editor
from tests.factories.tree import Branch, site_tree

pytestmark = pytest.mark.django_db
WORDS = ("The day the market burned", "We carried the children", "Ama Mensah", "Makola")


@pytest.fixture(autouse=True)
def ledger(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    """A list of removals of each test's own."""
    path = tmp_path / "removed.jsonl"
    monkeypatch.setattr(removal_ledger, "ledger_path", lambda: path)
    return path


@pytest.fixture
def branch() -> Branch:
    """The tree of one language, with the review."""
    tree = site_tree("en", "es")
    setup_roles()
    return tree["en"]


@pytest.fixture
def story(branch: Branch) -> StoryPage:
    """A public story with a photo, a comment of a reviewer and an earlier version."""
    page = draft_story(branch, byline="Ama Mensah", place="Makola", pull_quote="Ama Mensah said")
    image = SiteImage.objects.create(title="Ama Mensah", file=upload(picture_bytes()))
    page.photos.add(StoryPhoto(image=image, alt_text="Ama Mensah at Makola"))
    consent(page, image=image)
    page.save_revision(user=page.owner)
    state = page.get_workflow().start(page, page.owner).current_task_state
    reviewer = editor()
    state.task.specific.on_action(state, reviewer, "approve", comment="Thank Ama Mensah!")
    public: StoryPage = fresh(page)
    assert public.live
    return public


def code_of(page: StoryPage) -> str:
    """Return the code of who tells a story."""
    record = ConsentRecord.objects.get(text_key=page.translation_key, image__isnull=True)
    code = code_for(record.reference)
    ConsentRecord.objects.filter(pk=record.pk).update(code_hash=code_hash(code))
    return code


def translated(page: StoryPage) -> StoryPage:
    """Return a public translation of a story."""
    translation: StoryPage = page.copy_for_translation(
        Locale.objects.get(language_code="es"), copy_parents=True
    )
    translation.save_revision(user=editor()).publish(user=editor(), skip_permission_checks=True)
    found: StoryPage = fresh(translation)
    assert found.live
    return found


def test_the_code_takes_the_story_and_its_translations_down_at_once(
    client: Client, story: StoryPage
) -> None:
    addresses = [story.url, translated(story).url]
    assert [client.get(address).status_code for address in addresses] == [200, 200]
    answer = client.post("/en/take-back/", {"code": shown(code_of(story))})
    assert (answer.status_code, answer["Location"]) == (302, "/en/take-back/done/")
    for address in addresses:
        gone = client.get(address)
        assert gone.status_code == 410
        assert "request" in gone.content.decode() or "petición" in gone.content.decode()
    assert not StoryPage.objects.live().exists()
    assert client.get("/en/take-back/done/").status_code == 200


def test_nothing_that_was_told_is_left_in_the_database(story: StoryPage) -> None:
    translated(story)
    withdraw_consent(code_of(story))
    for page in StoryPage.objects.all():
        kept = [
            json.dumps(
                [page.serializable_data(), page.draft_title, page.slug, page.url_path], default=str
            ),
            *(json.dumps(revision.content) for revision in page.revisions.all()),
            *page.revisions.values_list("object_str", flat=True),
            *(f"{entry.label} {entry.data}" for entry in PageLogEntry.objects.filter(page=page.pk)),
            *TaskState.objects.values_list("comment", flat=True),
            page.search_description,
        ]
        for text in kept:
            assert not [words for words in WORDS if words.casefold() in text.casefold()]
            assert "market-burned" not in text
    assert "home.SiteImage" not in {
        reference.to_content_type.model_class()._meta.label
        for reference in ReferenceIndex.get_references_for_object(story)
    }


def test_photos_are_deleted_with_every_file(
    story: StoryPage, django_capture_on_commit_callbacks: Any
) -> None:
    image = SiteImage.objects.get()
    make_copies(image)
    image.refresh_from_db()
    storage = image.file.storage
    files = [image.file.name, *(copy.name for copy in copies_of(image))]
    assert all(storage.exists(name) for name in files)
    with django_capture_on_commit_callbacks(execute=True):
        withdraw_consent(code_of(story))
    assert not SiteImage.objects.exists()
    assert not [name for name in files if storage.exists(name)]


def test_who_is_shown_in_a_photo_takes_the_story_down_too(story: StoryPage) -> None:
    record = ConsentRecord.objects.get(image__isnull=False)
    code = code_for(record.reference)
    ConsentRecord.objects.filter(pk=record.pk).update(code_hash=code_hash(code))
    withdraw_consent(code)
    assert not fresh(story).live


def test_a_code_that_is_used_again_changes_nothing(story: StoryPage) -> None:
    code = code_of(story)
    withdraw_consent(code)
    first = ConsentRecord.objects.get(code_hash=code_hash(code)).withdrawn_at
    withdraw_consent(code)
    assert ConsentRecord.objects.get(code_hash=code_hash(code)).withdrawn_at == first
    assert Tombstone.objects.count() == 1


def test_a_removed_story_never_comes_back(story: StoryPage) -> None:
    old = story.get_latest_revision()
    withdraw_consent(code_of(story))
    with pytest.raises(Exception, match="no longer agrees"):
        old.publish(user=editor(), skip_permission_checks=True)
    old.refresh_from_db()
    with pytest.raises(Exception, match="no longer agrees"):
        old.publish(user=editor(), skip_permission_checks=True)
    assert not fresh(story).live


@pytest.mark.parametrize("typed", ["", "BBBBB-BBBBB", "x", "\x00", "b" * 5000, "' OR 1=1 --"])
def test_a_wrong_code_is_refused_in_words(client: Client, story: StoryPage, typed: str) -> None:
    answer = client.post(reverse("take_back"), {"code": typed})
    assert answer.status_code == 422
    assert "code" in answer.context["form"].errors
    assert fresh(story).live


def test_nobody_tries_many_codes(client: Client, story: StoryPage) -> None:
    code = code_of(story)
    address = reverse("take_back")
    for _number in range(5):
        assert client.post(address, {"code": "BBBBB-BBBBB"}).status_code == 422
    refused = client.post(address, {"code": code})
    assert refused.status_code == 429
    assert int(refused["Retry-After"]) > 0
    assert fresh(story).live
    elsewhere = client.post(address, {"code": code}, REMOTE_ADDR="198.51.100.7")
    assert elsewhere.status_code == 302


def test_after_fifty_tries_of_all_a_person_is_asked(client: Client, story: StoryPage) -> None:
    address = reverse("take_back")
    for number in range(TRIES_A_DAY):
        from_there = f"198.51.100.{number}"
        client.post(address, {"code": "BBBBB-BBBBB"}, REMOTE_ADDR=from_there)
    answer = client.post(address, {"code": code_of(story)}, REMOTE_ADDR="203.0.113.5")
    assert answer.status_code == 429
    assert "person" in answer.content.decode()
    assert fresh(story).live


def test_a_browser_says_that_the_form_came_from_our_own_page(client: Client) -> None:
    # With "no-referrer" it would send "Origin: null", and the form would be refused.
    assert client.get(reverse("take_back"))["Referrer-Policy"] == "same-origin"


def test_a_code_of_nobody_ends_nothing(story: StoryPage) -> None:
    with pytest.raises(Invalid, match="ten letters and digits"):
        withdraw_consent("BBBBB-BBBBB")
    assert fresh(story).live


def test_tries_are_counted_over_all_of_a_day() -> None:
    for _number in range(TRIES_A_DAY):
        count_try()
    with pytest.raises(Conflict, match="person"):
        count_try()


def test_another_site_cannot_send_the_form(client: Client, story: StoryPage) -> None:
    code = code_of(story)
    answer = client.post(
        reverse("take_back"), {"code": code}, headers={"Origin": "https://evil.example"}
    )
    assert answer.status_code == 403
    assert fresh(story).live


def test_a_restored_backup_is_told_what_to_remove_again(
    story: StoryPage, ledger: Path, django_capture_on_commit_callbacks: Any
) -> None:
    with django_capture_on_commit_callbacks(execute=True):
        withdraw_consent(code_of(story))
    assert [key for key, _cause in removals()] == [story.translation_key]
    assert "Mensah" not in ledger.read_text()
    # As it stood in the backup.
    StoryPage.objects.update(live=True, removed_at=None, text="We carried the children out first.")
    with ledger.open("a") as lines:
        lines.write("torn li")
    call_command("reapply_removals")
    assert (fresh(story).live, fresh(story).text) == (False, "")
    call_command("reapply_removals")


def test_a_picture_that_another_page_shows_stays(branch: Branch, story: StoryPage) -> None:
    image = SiteImage.objects.get()
    other = draft_story(branch, slug="another")
    other.photos.add(StoryPhoto(image=image, alt_text="Also here"))
    other.save()
    remove_text(story.translation_key, RemovalCause.PERSON)
    assert SiteImage.objects.filter(pk=image.pk).exists()


def test_a_draft_that_was_never_public_leaves_no_stone(branch: Branch) -> None:
    page = draft_story(branch)
    remove_text(page.translation_key, RemovalCause.PERSON)
    assert fresh(page).text == ""
    assert not Tombstone.objects.exists()
