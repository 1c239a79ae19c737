"""A reviewer blurs parts of a photo; the unblurred one is gone wherever it was."""

import io
from typing import Any

import pytest
from django.core.files.storage import default_storage
from django.test import Client
from django.urls import reverse
from PIL import Image
from wagtail.models import PageLogEntry

from campaign.models import StoryPhoto
from campaign.publishing import check_consent
from home.actions.blur_photo import blur_photo, destroy_files
from home.actions.errors import Conflict, Invalid, NotAllowed
from home.actions.make_copies import make_copies
from home.blurring import Part
from home.consent_rules import CHILD_FOUND
from home.models import SiteImage
from home.renditions import copies_of
from tests.factories.pictures import camera_data, picture_bytes, upload
from tests.factories.review import consent, fresh, submitted_story
from tests.factories.staff import editor, member, moderator, translator
from tests.factories.tree import Branch, site_tree

pytestmark = pytest.mark.django_db
ALL = [Part(0, 0, 1, 1)]


@pytest.fixture
def branch(settings: Any) -> Branch:
    settings.ADMIN_REQUIRES_MFA = False
    return site_tree("en")["en"]


def with_photo(branch: Branch, **fields: Any) -> tuple[Any, Any, SiteImage]:
    """Return a story in review, its round and its photo, with the copies that pages show."""
    page, state = submitted_story(branch, **fields)
    content = picture_bytes(exif=camera_data())
    image = SiteImage.objects.create(title="Market", file=upload(content))
    page.photos.add(StoryPhoto(image=image, alt_text="The market"))
    page.save()
    state.revision = state.submitted_revision = page.save_revision(user=page.owner)
    state.save()
    make_copies(image)
    image.refresh_from_db()
    return page, state, image


def test_every_unblurred_file_is_destroyed(
    branch: Branch, django_capture_on_commit_callbacks: Any
) -> None:
    page, _state, image = with_photo(branch)
    rendition = image.get_rendition("width-100")
    gone = [image.file.name, rendition.file.name, *(copy.name for copy in copies_of(image))]
    assert all(default_storage.exists(name) for name in gone)
    with django_capture_on_commit_callbacks(execute=True):
        blur_photo(page.pk, editor(), image.pk, ALL, seen=image.file.name)
    assert not any(default_storage.exists(name) for name in gone)
    image.refresh_from_db()
    assert image.copies == []
    assert image.file.name not in gone
    assert "place" in image.removed_data


def test_the_new_file_shows_no_detail_in_its_copies_and_in_earlier_versions(
    branch: Branch,
) -> None:
    page, _state, image = with_photo(branch)
    before = page.get_latest_revision().pk
    blur_photo(page.pk, editor(), image.pk, [Part(0, 0, 0.5, 0.5)], seen=image.file.name)
    page = fresh(page)
    assert page.get_latest_revision().pk == before
    (photo,) = page.get_latest_revision_as_object().photos.all()
    with photo.image.open_file() as file:
        picture = Image.open(io.BytesIO(file.read())).convert("L")
    shades = picture.crop((0, 0, 30, 30)).getdata()
    assert max(shades) - min(shades) < 12
    assert make_copies(photo.image)


def test_a_killed_server_leaves_the_worker_to_destroy_them(branch: Branch) -> None:
    page, _state, image = with_photo(branch)
    blur_photo(page.pk, editor(), image.pk, ALL, seen=image.file.name)
    assert default_storage.exists(image.file.name)
    destroy_files.func([image.file.name, "originals/never-there.jpg"])
    assert not default_storage.exists(image.file.name)


def test_faces_that_are_blurred_are_no_longer_recognised(branch: Branch) -> None:
    page, _state, image = with_photo(branch, place="Makola", agreed=False)
    child = {"shows_children": True, "guardian_agreed": True, "child_unnamed": True}
    consent(page, **child, age_band="0-6", identity="full")
    consent(page, image=image, **child, age_band="0-6", face="visible")
    assert check_consent(fresh(page)) == CHILD_FOUND
    blur_photo(page.pk, editor(), image.pk, ALL, seen=image.file.name)
    assert check_consent(fresh(page)) == CHILD_FOUND
    image.refresh_from_db()
    reviewer = editor()
    blur_photo(page.pk, reviewer, image.pk, ALL, seen=image.file.name, faces_blurred=True)
    assert check_consent(fresh(page)).allowed
    image.refresh_from_db()
    image.file = upload(picture_bytes())
    image.save()
    assert check_consent(fresh(page)) == CHILD_FOUND


def test_only_a_reviewer_of_the_text_blurs_its_photos(branch: Branch) -> None:
    page, _state, image = with_photo(branch)
    others = [page.owner, member(page.organisation, "steward"), translator("en"), moderator("es")]
    for user in others:
        with pytest.raises(NotAllowed):
            blur_photo(page.pk, user, image.pk, ALL, seen=image.file.name)
    assert default_storage.exists(SiteImage.objects.get(pk=image.pk).file.name)
    refused = PageLogEntry.objects.filter(page=page.pk, action="cradle.review.refused")
    assert refused.count() == len(others)


def test_a_photo_of_another_text_is_not_blurred(branch: Branch) -> None:
    page, _state, _image = with_photo(branch)
    _page, _state, other = with_photo(branch, slug="other")
    with pytest.raises(NotAllowed, match="not part of the text"):
        blur_photo(page.pk, editor(), other.pk, ALL, seen=other.file.name)


def test_after_the_review_nothing_is_blurred(branch: Branch) -> None:
    page, state, image = with_photo(branch)
    consent(page, image=image)
    reviewer = editor()
    state.task.specific.on_action(state, reviewer, "approve")
    with pytest.raises(Conflict, match="not in review"):
        blur_photo(page.pk, reviewer, image.pk, ALL, seen=image.file.name)


def test_a_photo_that_changed_is_looked_at_again(branch: Branch) -> None:
    page, _state, image = with_photo(branch)
    with pytest.raises(Conflict, match="changed in the meantime"):
        blur_photo(page.pk, editor(), image.pk, ALL, seen="originals/older.jpg")


def test_nothing_marked_is_nothing_to_blur(branch: Branch) -> None:
    page, _state, image = with_photo(branch)
    with pytest.raises(Invalid, match="at least one part"):
        blur_photo(page.pk, editor(), image.pk, [], seen=image.file.name)


def form(seen: str, **numbers: str) -> dict[str, str]:
    """Return what a browser posts, with one rectangle."""
    rows = {"part-TOTAL_FORMS": "6", "part-INITIAL_FORMS": "0", "seen": seen}
    return rows | {f"part-0-{name}": value for name, value in numbers.items()}


def test_it_works_with_numbers_alone_and_is_logged(client: Client, branch: Branch) -> None:
    page, _state, image = with_photo(branch)
    reviewer = editor()
    client.force_login(reviewer)
    url = reverse("review_blur", args=[page.pk, image.pk])
    assert client.get(url).content.decode().count('type="number"') == 24
    sent = form(image.file.name, left="10", top="20", width="30", height="40.5")
    assert client.post(url, sent).status_code == 302
    assert SiteImage.objects.get(pk=image.pk).file.name != image.file.name
    entry = PageLogEntry.objects.get(page=page.pk, action="cradle.photo.blur")
    assert (entry.user, entry.data["parts"]) == (reviewer, 1)


@pytest.mark.parametrize(
    "numbers",
    [
        {"left": "10", "top": "20", "width": "30"},
        {"left": "-1", "top": "0", "width": "5", "height": "5"},
        {"left": "nan", "top": "0", "width": "5", "height": "5"},
        {"left": "0", "top": "0", "width": "101", "height": "5"},
        {"left": "ten", "top": "0", "width": "0", "height": "5"},
        {},
    ],
)
def test_numbers_that_mark_nothing_are_asked_again(
    client: Client, branch: Branch, numbers: dict[str, str]
) -> None:
    page, _state, image = with_photo(branch)
    client.force_login(editor())
    url = reverse("review_blur", args=[page.pk, image.pk])
    assert client.post(url, form(image.file.name, **numbers)).status_code == 422
    assert client.post(url, {}).status_code == 422
    assert SiteImage.objects.get(pk=image.pk).file.name == image.file.name


def test_the_reviewer_sees_photos_at_full_size_with_what_was_removed(
    client: Client, branch: Branch, django_assert_max_num_queries: Any
) -> None:
    page, _state, image = with_photo(branch)
    client.force_login(editor())
    url = reverse("review_photos", args=[page.pk])
    client.get(url)
    with django_assert_max_num_queries(40):
        html = client.get(url).content.decode()
    assert f'src="{image.file.url}" width="640"' in html
    assert "GPS position" in html
    assert "SpyCam" not in html
    edit = client.get(reverse("wagtailadmin_pages:edit", args=[page.pk])).content.decode()
    assert url in edit


@pytest.mark.parametrize("name", ["review_photos", "review_blur"])
def test_others_see_no_photos_under_review(client: Client, branch: Branch, name: str) -> None:
    page, _state, image = with_photo(branch)
    args = [page.pk, image.pk] if name == "review_blur" else [page.pk]
    for user in (translator("en"), moderator("es")):
        client.force_login(user)
        assert client.get(reverse(name, args=args)).status_code == 403
    client.force_login(editor())
    assert client.get(reverse(name, args=[page.pk + 999, *args[1:]])).status_code == 404
    if name == "review_blur":
        assert client.get(reverse(name, args=[page.pk, image.pk + 999])).status_code == 404
