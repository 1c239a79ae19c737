"""Files that are not public: who may open them, and that no other address leads to them."""

import pytest
from django.conf import settings as django_settings
from django.contrib.auth.models import Group, Permission
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.test import Client
from wagtail.documents.models import Document

from accounts.models import User
from home.models import SiteImage
from home.registry import file_viewers
from home.renditions import copies_of
from tests.factories.home import SiteImageFactory, made

pytestmark = pytest.mark.django_db


@pytest.fixture
def image() -> SiteImage:
    """Return an unreleased picture with copies and a thumbnail."""
    uploader = User.objects.create_user("author@example.org")
    picture = made(SiteImageFactory(uploaded_by_user=uploader))
    picture.get_rendition("max-165x165")
    return picture


@pytest.fixture
def addresses(image: SiteImage) -> list[str]:
    """Return the addresses of the original, of a copy and of the admin's thumbnail."""
    copy = copies_of(image)[0]
    return [image.file.url, copy.url, image.renditions.get().url]


def client_of(user: User) -> Client:
    """Return a browser in which `user` is signed in."""
    client = Client()
    client.force_login(user)
    return client


def staff() -> User:
    """Return somebody who may open the admin."""
    group = Group.objects.create(name="Staff of this test")
    group.permissions.add(Permission.objects.get(codename="access_admin"))
    user = User.objects.create_user("moderator@example.org")
    user.groups.add(group)
    return user


def statuses(client: Client, addresses: list[str]) -> set[int]:
    """Return the statuses of the answers."""
    return {client.get(address).status_code for address in addresses}


def test_nobody_who_is_not_signed_in_opens_an_unreleased_picture(
    client: Client, addresses: list[str]
) -> None:
    assert statuses(client, addresses) == {404}


def test_a_member_of_another_organisation_does_not_open_it(addresses: list[str]) -> None:
    stranger = client_of(User.objects.create_user("other@example.org"))
    assert statuses(stranger, addresses) == {404}


def test_who_sent_it_and_staff_open_it(image: SiteImage, addresses: list[str]) -> None:
    assert image.uploaded_by_user is not None
    for user in (image.uploaded_by_user, staff()):
        assert statuses(client_of(user), addresses) == {200}


def test_somebody_who_is_no_longer_active_does_not_open_it(
    image: SiteImage, addresses: list[str]
) -> None:
    assert image.uploaded_by_user is not None
    client = client_of(image.uploaded_by_user)
    User.objects.update(is_active=False)
    assert statuses(client, addresses) == {404}


def test_whom_a_higher_app_names_opens_it(
    addresses: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    steward = User.objects.create_user("steward@example.org")
    monkeypatch.setitem(file_viewers._entries, "test", lambda user, image: user == steward)
    assert statuses(client_of(steward), addresses) == {200}


def test_an_unreleased_picture_is_served_as_nothing_but_a_picture(addresses: list[str]) -> None:
    response = client_of(staff()).get(addresses[0])
    assert response["Content-Type"] == "image/jpeg"
    assert response["X-Content-Type-Options"] == "nosniff"
    assert response["Cache-Control"] == "private, no-store"
    assert not response.cookies


@pytest.mark.parametrize(
    "path",
    [
        "../media/x.jpg",
        "/etc/passwd",
        "originals/none.jpg",
        "pending/1-none-360.avif",
        "pending/99999999999999999999-x.avif",
        "originals/%00.jpg",
        "",
    ],
)
def test_a_file_that_is_no_picture_of_ours_is_not_there(path: str) -> None:
    assert client_of(staff()).get(f"/files/{path}").status_code == 404


def test_a_document_opens_only_by_its_own_view() -> None:
    document = Document.objects.create(title="x", file=ContentFile(b"%PDF", name="x.pdf"))
    assert client_of(staff()).get(f"/files/{document.file.name}").status_code == 404
    assert document.url.startswith("/documents/")


def test_names_decide_between_the_public_and_the_private_store() -> None:
    public = default_storage.save("images/a.webp", ContentFile(b"1"))
    for name in ("originals/a.jpg", "pending/a.webp", "documents/a.pdf", "imagesx/a.jpg"):
        private = default_storage.save(name, ContentFile(b"1"))
        assert str(django_settings.PRIVATE_MEDIA_ROOT) in default_storage.path(private)
    assert str(django_settings.MEDIA_ROOT) in default_storage.path(public)
    assert default_storage.url(public) == f"/media/{public}"


def test_the_demo_serves_released_pictures_for_long(demo: None, client: Client) -> None:
    image = SiteImageFactory(released=True)
    copy = next(copy for copy in copies_of(made(image)) if copy.format == "avif")
    response = client.get(copy.url)
    assert (response.status_code, response["Content-Type"]) == (200, "image/avif")
    assert "immutable" in response["Cache-Control"]
    assert not response.cookies


@pytest.mark.parametrize("name", ["none.webp", "..", "x.html", "../../secret_key"])
def test_the_demo_serves_nothing_else(demo: None, client: Client, name: str) -> None:
    default_storage.save("images/x.html", ContentFile(b"<script>"))
    assert client.get(f"/media/images/{name}").status_code == 404


def test_other_sites_leave_public_files_to_the_proxy(client: Client, image: SiteImage) -> None:
    default_storage.save("images/there.webp", ContentFile(b"1"))
    assert client.get("/media/images/there.webp").status_code == 404
