"""A photo arrives in pieces: what arrived stays, nobody else sees it, and a day has its quota."""

from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from campaign.actions.story_photos import attach_photo
from campaign.models import StoryPage
from home.actions.count_upload import count_upload
from home.actions.errors import Conflict, Invalid, NotAllowed
from home.actions.receive_upload import (
    MOST_BYTES_OF_A_PART,
    begin_upload,
    forget_unfinished_uploads,
    receive_part,
    upload_of,
    whole_file,
)
from home.actions.record_consent import Agreement
from home.actions.setup_roles import setup_roles
from home.images import MAX_BYTES
from home.models import SiteImage, Upload, UploadDay, UploadPart
from network.models import Organisation
from tests.factories.member_texts import photo_answers, story
from tests.factories.network import OrganisationFactory
from tests.factories.pictures import picture_bytes
from tests.factories.staff import member
from tests.factories.tree import site_tree

pytestmark = pytest.mark.django_db
BEGIN = "/en/members/uploads/"


@pytest.fixture
def organisation() -> Organisation:
    site_tree("en", "fr")
    setup_roles()
    return OrganisationFactory.create()


@pytest.fixture
def author(organisation: Organisation) -> Any:
    return member(organisation)


@pytest.fixture
def phone(client: Client, author: Any) -> Client:
    client.force_login(author)
    return client


@pytest.fixture
def page(author: Any, organisation: Organisation) -> StoryPage:
    return story(author, organisation)


def begin(phone: Client, size: int) -> str:
    """Announce a photo; return the address of its pieces."""
    answer = phone.post(BEGIN, {"size": size})
    assert answer.status_code == 201
    return f"{BEGIN}{answer.json()['key']}/"


def send(phone: Client, address: str, offset: Any, piece: bytes) -> Any:
    """Send one piece."""
    kind = "application/offset+octet-stream"
    headers = {"Upload-Offset": str(offset)}
    return phone.patch(address, piece, content_type=kind, headers=headers)


def test_an_interrupted_photo_goes_on_where_it_stopped_and_becomes_part_of_the_story(
    phone: Client, page: StoryPage
) -> None:
    photo = picture_bytes()
    address = begin(phone, len(photo))
    first = send(phone, address, 0, photo[:100])
    assert (first.status_code, first["Upload-Offset"]) == (204, "100")
    standing = phone.head(address)
    assert (standing["Upload-Offset"], standing["Upload-Length"]) == ("100", str(len(photo)))
    assert send(phone, address, 100, photo[100:]).status_code == 204

    answers = photo_answers(upload=address.split("/")[-2])
    del answers["image"]
    photos = reverse("member_story_photos", args=[page.pk])
    assert phone.post(photos, answers).status_code == 302
    assert SiteImage.objects.count() == 1
    assert not Upload.objects.exists()
    assert not UploadPart.objects.exists()
    assert UploadDay.objects.get().photos == 1


def test_a_refused_form_keeps_the_photo_that_arrived(phone: Client, page: StoryPage) -> None:
    photo = picture_bytes()
    address = begin(phone, len(photo))
    send(phone, address, 0, photo)
    key = address.split("/")[-2]
    answers = photo_answers(upload=key, alt_text="")
    del answers["image"]
    answer = phone.post(reverse("member_story_photos", args=[page.pk]), answers)
    assert answer.status_code == 422
    html = answer.content.decode()
    assert f'name="upload" value="{key}"' in html
    assert "Your photo has arrived" in html
    assert Upload.objects.exists()


def test_the_same_photo_form_posted_twice_adds_one_photo(phone: Client, page: StoryPage) -> None:
    photos = reverse("member_story_photos", args=[page.pk])
    key = phone.get(photos).context["key"]
    for _number in range(2):
        assert phone.post(photos, photo_answers(key=key)).status_code == 302
    assert SiteImage.objects.count() == 1


def test_a_piece_that_is_sent_again_is_kept_once(phone: Client, author: Any) -> None:
    address = begin(phone, 10)
    send(phone, address, 0, b"01234")
    again = send(phone, address, 0, b"01234")
    assert (again.status_code, again["Upload-Offset"]) == (409, "5")
    assert UploadPart.objects.count() == 1
    upload = Upload.objects.get()
    assert whole_file(upload) is None
    with pytest.raises(Conflict):
        receive_part(author, upload.key, 0, b"01234")


@pytest.mark.parametrize(
    ("offset", "piece", "status"),
    [
        (0, b"", 422),
        (0, b"x" * 11, 422),
        ("minus one", b"x", 409),
        (-1, b"x", 409),
        (0, b"x" * (MOST_BYTES_OF_A_PART + 1), 422),
    ],
)
def test_a_piece_that_does_not_fit_is_refused(
    phone: Client, offset: Any, piece: bytes, status: int
) -> None:
    assert send(phone, begin(phone, 10), offset, piece).status_code == status
    assert not UploadPart.objects.exists()


def test_a_piece_of_nothing_is_refused_by_the_action_itself(author: Any) -> None:
    upload = begin_upload(author, 10)
    with pytest.raises(Invalid):
        receive_part(author, upload.key, 0, b"")


@pytest.mark.parametrize("size", ["", "0", "-1", "ten", "٣", str(MAX_BYTES + 1), "9" * 30])
def test_a_photo_of_an_impossible_size_is_not_begun(phone: Client, size: str) -> None:
    assert phone.post(BEGIN, {"size": size}).status_code == 422
    assert not Upload.objects.exists()
    assert not UploadDay.objects.exists()


def test_nobody_else_reaches_a_photo_on_its_way(
    phone: Client, author: Any, organisation: Organisation
) -> None:
    address = begin(phone, 10)
    upload = Upload.objects.get()
    other = member(organisation)
    with pytest.raises(NotAllowed):
        receive_part(other, upload.key, 0, b"x")
    assert upload_of(other, upload.key) is None
    assert upload_of(author, "no key") is None
    phone.force_login(other)
    assert phone.head(address).status_code == 404
    assert send(phone, address, 0, b"x").status_code == 404
    phone.logout()
    assert phone.head(address).status_code == 401
    assert phone.post(BEGIN, {"size": 10}).status_code == 401


def test_a_day_has_its_quota_and_the_next_day_begins_anew(
    phone: Client, page: StoryPage, author: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("home.actions.count_upload.PHOTOS_A_DAY", 2)
    photos = reverse("member_story_photos", args=[page.pk])
    begin(phone, 10)
    assert phone.post(photos, photo_answers()).status_code == 302
    refused = phone.post(photos, photo_answers())
    assert refused.status_code == 422
    assert "Go on tomorrow" in refused.content.decode()
    assert "Go on tomorrow" in phone.post(BEGIN, {"size": 10}).json()["message"]
    assert SiteImage.objects.count() == 1
    with pytest.raises(Invalid):
        begin_upload(author, 10)
    answers = {"agreement": Agreement(shows_children=False), "alt_text": "x"}
    with pytest.raises(Invalid):
        attach_photo(page.pk, author, {**answers, "image": photo_answers()["image"]})
    UploadDay.objects.update(day=timezone.now().date() - timedelta(days=1))
    assert begin_upload(author, 10)


def test_a_day_has_its_quota_of_bytes(author: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("home.actions.count_upload.BYTES_A_DAY", 100)
    count_upload(author, 60)
    with pytest.raises(Invalid):
        count_upload(author, 60)
    count_upload(author, 40)
    assert UploadDay.objects.get().size == 100


def test_what_became_no_photo_is_forgotten_after_a_day(author: Any) -> None:
    upload = begin_upload(author, 10)
    receive_part(author, upload.key, 0, b"x")
    assert forget_unfinished_uploads() == 0
    Upload.objects.update(created_at=timezone.now() - timedelta(hours=25))
    UploadDay.objects.update(day=timezone.now().date() - timedelta(days=2))
    assert forget_unfinished_uploads() == 1
    assert (UploadPart.objects.count(), UploadDay.objects.count()) == (0, 0)
