"""The logo of an organisation: sent by a steward, private until an editor has looked at it."""

import io
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from PIL import Image

from home.actions.errors import Conflict, NotAllowed
from home.images import LOGO_BOX, CleanPicture, clean_picture
from home.models import SiteImage
from home.renditions import copies_of
from network.actions.keep_logo import keep_logo, release_logo, remove_logo
from network.models import Organisation
from network.selectors.logos import waiting_logos
from tests.factories.home import made
from tests.factories.network import OrganisationFactory
from tests.factories.pictures import camera_data, picture_bytes, upload
from tests.factories.staff import editor, member, moderator, officer

pytestmark = pytest.mark.django_db


@pytest.fixture
def union() -> Organisation:
    return OrganisationFactory.create(name="Harbour Clerks", slug="harbour-clerks")


@pytest.fixture
def steward(union: Organisation) -> Any:
    return member(union, "steward")


def picture() -> CleanPicture:
    return clean_picture(io.BytesIO(picture_bytes("PNG", mode="RGBA")), box=LOGO_BOX)


def sent_logo(**options: Any) -> SimpleUploadedFile:
    return upload(picture_bytes(size=(1600, 400), **options), "logo.jpg")


def logo_of(organisation: Organisation) -> SiteImage:
    logo = Organisation.objects.get(pk=organisation.pk).logo
    assert logo is not None
    return logo


def test_a_steward_sends_a_logo_that_is_kept_small_and_without_camera_data(
    union: Organisation, steward: Any, client: Client
) -> None:
    client.force_login(steward)
    address = reverse("member_logo", args=[union.slug])
    answer = client.post(address, {"logo": sent_logo(exif=camera_data())}, follow=True)
    html = answer.content.decode()
    assert "It waits for an editor. Nobody else sees it." in html
    logo = logo_of(union)
    assert (logo.width, logo.height) == (200, 50)
    assert (logo.released, logo.uploaded_by_user) == (False, steward)
    with logo.open_file() as file:
        stored = file.read()
    assert b"SpyCam" not in stored
    assert not Image.open(io.BytesIO(stored)).getexif()


def test_its_copies_are_light(union: Organisation, steward: Any) -> None:
    keep_logo(union, steward, picture())
    shown = [copy for copy in copies_of(made(logo_of(union))) if not copy.slot]
    assert {copy.format for copy in shown} == {"avif", "webp", "jpeg"}
    for copy in shown:
        assert copy.width <= LOGO_BOX[0]
        assert copy.size <= (6_400 if copy.format == "jpeg" else 4_000)


def test_a_file_that_is_no_picture_is_refused_in_words(
    union: Organisation, steward: Any, client: Client
) -> None:
    client.force_login(steward)
    address = reverse("member_logo", args=[union.slug])
    assert client.get(address).status_code == 200
    answer = client.post(address, {"logo": upload(b"<svg onload=alert(1)>", "logo.svg")})
    assert answer.status_code == 422
    assert "Please send a photo of one of these kinds" in answer.content.decode()
    answer = client.post(address, {})
    assert answer.status_code == 422
    assert "Choose a picture of the logo." in answer.content.decode()
    assert not SiteImage.objects.exists()


def test_another_logo_takes_the_place_and_the_file_of_the_first(
    union: Organisation, steward: Any
) -> None:
    keep_logo(union, steward, picture())
    first = logo_of(union)
    keep_logo(union, steward, picture())
    assert logo_of(union).pk != first.pk
    assert not SiteImage.objects.filter(pk=first.pk).exists()


def test_a_steward_takes_it_away(union: Organisation, steward: Any, client: Client) -> None:
    keep_logo(union, steward, picture())
    client.force_login(steward)
    for _twice in range(2):
        answer = client.post(reverse("member_logo_remove", args=[union.slug]), follow=True)
        assert "The logo is removed." in answer.content.decode()
    assert not SiteImage.objects.exists()
    assert Organisation.objects.get(pk=union.pk).logo is None


@pytest.mark.parametrize(
    ("role", "own", "status"), [("author", True, 403), ("steward", False, 404)]
)
def test_others_neither_send_nor_remove(
    role: str, own: bool, status: int, union: Organisation, steward: Any, client: Client
) -> None:
    keep_logo(union, steward, picture())
    client.force_login(member(union if own else OrganisationFactory.create(), role))
    for name in ("member_logo", "member_logo_remove"):
        assert client.post(reverse(name, args=[union.slug])).status_code == status
    assert logo_of(union)


def test_the_actions_refuse_by_themselves(union: Organisation, steward: Any) -> None:
    stranger = member(OrganisationFactory.create(), "steward")
    with pytest.raises(NotAllowed):
        keep_logo(union, stranger, picture())
    with pytest.raises(Conflict):
        release_logo(union.pk, editor(), 1)
    keep_logo(union, steward, picture())
    seen = logo_of(union).pk
    with pytest.raises(NotAllowed):
        remove_logo(union, stranger)
    with pytest.raises(Conflict, match="Look at it again"):
        remove_logo(union, steward, seen + 1)
    with pytest.raises(Conflict, match="Look at it again"):
        release_logo(union.pk, editor(), seen + 1)
    for user in (steward, moderator("en"), officer()):
        with pytest.raises(NotAllowed):
            release_logo(union.pk, user, seen)
    hers = editor()
    keep_logo(union, hers, picture())
    with pytest.raises(NotAllowed, match="Another editor"):
        release_logo(union.pk, hers, logo_of(union).pk)


def test_an_editor_makes_it_public_and_it_waits_no_longer(
    union: Organisation, steward: Any, django_capture_on_commit_callbacks: Any
) -> None:
    keep_logo(union, steward, picture())
    made(logo_of(union))
    assert list(waiting_logos()) == [union]
    with django_capture_on_commit_callbacks(execute=True):
        for _twice in range(2):
            release_logo(union.pk, editor(), logo_of(union).pk)
    assert not waiting_logos()
    assert all(copy.is_public for copy in copies_of(logo_of(union)))
