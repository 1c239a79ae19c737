"""Copies of pictures: made beforehand, light, public only while their picture is released."""

from typing import Any

import pytest
from bs4 import BeautifulSoup
from django.core.files.storage import default_storage
from django.template import Context, Template, TemplateSyntaxError
from django.test import Client, RequestFactory
from django_tasks_db.models import DBTaskResult
from PIL import Image
from pytest_django import DjangoAssertNumQueries, DjangoCaptureOnCommitCallbacks

from home.actions.make_copies import make_copies, make_renditions, note_copies
from home.actions.release_image import release_image, withdraw_image
from home.models import SiteImage, SiteRendition
from home.renditions import copies_of, encode, social_url
from home.viewing import Viewing, view_of, viewed_as
from tests.factories.home import SiteImageFactory, made

pytestmark = pytest.mark.django_db


def show(image: Any, arguments: str = '"wide" alt="A market"') -> BeautifulSoup:
    """Draw a picture far from the request, as blocks do."""
    source = "{% load images %}{% photo image " + arguments + " %}"
    return BeautifulSoup(Template(source).render(Context({"image": image})), "html.parser")


def names(image: SiteImage) -> list[str]:
    """Return the files of the copies."""
    return [copy.name for copy in copies_of(image)]


@pytest.fixture
def released(django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks) -> SiteImage:
    """Return a public picture with its copies."""
    image = made(SiteImageFactory())
    with django_capture_on_commit_callbacks(execute=True):
        release_image(image)
    return SiteImage.objects.get(pk=image.pk)


def test_a_new_picture_queues_its_copies() -> None:
    image = SiteImageFactory()
    task = DBTaskResult.objects.get()
    assert task.task_path.endswith("make_copies.make_renditions")
    task.task.call(*task.args_kwargs["args"])
    image.refresh_from_db()
    assert len(image.copies) == 10


def test_copies_come_in_three_formats_at_three_widths_and_one_for_sharing() -> None:
    copies = copies_of(made(SiteImageFactory()))
    assert {(copy.format, copy.width, copy.height) for copy in copies if not copy.slot} == {
        (kind, width, width * 3 // 4)
        for kind in ("avif", "webp", "jpeg")
        for width in (360, 750, 1200)
    }
    social = [copy for copy in copies if copy.slot == "social"]
    assert [(copy.format, copy.width, copy.height) for copy in social] == [("jpeg", 1200, 630)]


def test_what_is_noted_of_a_copy_is_true() -> None:
    for copy in copies_of(made(SiteImageFactory())):
        with default_storage.open(copy.name) as file, Image.open(file) as picture:
            assert (picture.width, picture.height) == (copy.width, copy.height)
            assert str(picture.format).lower() == copy.format
        assert default_storage.size(copy.name) == copy.size


def test_a_small_picture_is_not_blown_up() -> None:
    copies = copies_of(made(SiteImageFactory(size=(500, 200))))
    assert {copy.width for copy in copies if not copy.slot} == {360, 500}
    assert max(copy.width for copy in copies) == 500


def test_a_copy_keeps_its_weight_or_the_lowest_quality() -> None:
    noise = Image.effect_noise((750, 560), 60).convert("RGB")
    best, least = encode(noise, "webp", 10_000_000), encode(noise, "webp", 1)
    between = encode(noise, "webp", (len(best) + len(least)) // 2)
    assert len(least) < len(between) <= (len(best) + len(least)) // 2 < len(best)


def test_copies_of_an_unreleased_picture_are_not_public() -> None:
    image = made(SiteImageFactory())
    assert all(name.startswith(f"pending/{image.pk}-") for name in names(image))
    assert all(copy.url.startswith("/files/pending/") for copy in copies_of(image))


def test_release_makes_the_copies_public_at_once_under_other_names(
    django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks,
) -> None:
    image = made(SiteImageFactory())
    private = names(image)
    with django_capture_on_commit_callbacks(execute=True):
        release_image(image)
    public = names(SiteImage.objects.get(pk=image.pk))
    assert len(public) == 10
    assert all(name.startswith("images/") and default_storage.exists(name) for name in public)
    assert [name for name in private if default_storage.exists(name)] == []
    assert not make_copies(image)


def test_release_of_a_picture_without_copies_leaves_them_to_the_worker(
    django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks,
) -> None:
    image = SiteImageFactory()
    with django_capture_on_commit_callbacks(execute=True):
        release_image(image)
    image.refresh_from_db()
    assert (image.released, image.copies) == (True, [])
    make_renditions.call(image.pk)
    image.refresh_from_db()
    assert all(name.startswith("images/") for name in names(image))


def test_release_rolled_back_leaves_everything_private() -> None:
    image = made(SiteImageFactory())
    release_image(image)
    assert all(name.startswith("pending/") for name in names(made(SiteImageFactory())))
    assert all(default_storage.exists(name) for name in names(image))


def test_releasing_twice_changes_nothing(released: SiteImage) -> None:
    before, tasks = names(released), DBTaskResult.objects.count()
    release_image(released)
    assert (names(SiteImage.objects.get()), DBTaskResult.objects.count()) == (before, tasks)


def test_withdrawal_deletes_every_public_file(
    released: SiteImage, django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks
) -> None:
    thumbnail = released.get_rendition("max-165x165")
    assert thumbnail.file.name.startswith("images/")
    public = [*names(released), thumbnail.file.name]
    with django_capture_on_commit_callbacks(execute=True):
        withdraw_image(released)
    assert [name for name in public if default_storage.exists(name)] == []
    assert all(name.startswith("pending/") for name in names(SiteImage.objects.get()))


def test_a_deleted_picture_leaves_no_file(
    released: SiteImage, django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks
) -> None:
    files = [*names(released), released.file.name]
    with django_capture_on_commit_callbacks(execute=True):
        released.delete()
    assert [name for name in files if default_storage.exists(name)] == []


def test_a_picture_that_changed_meanwhile_keeps_no_wrong_copies(released: SiteImage) -> None:
    stale = SiteImage.objects.get()
    SiteImage.objects.update(released=False)
    with pytest.raises(RuntimeError, match="changed"):
        note_copies(stale, copies_of(stale), [])


def test_the_task_of_a_deleted_picture_does_nothing() -> None:
    make_renditions.call(4711)


def test_a_picture_offers_modern_formats_first_and_names_its_size(released: SiteImage) -> None:
    soup = show(released)
    assert [source["type"] for source in soup.find_all("source")] == ["image/avif", "image/webp"]
    assert str(soup.find("source")["srcset"]).count("/media/images/") == 3
    image = soup.find("img")
    assert image is not None
    assert {name: image[name] for name in ("width", "height", "alt", "loading")} == {
        "width": "750",
        "height": "562",
        "alt": "A market",
        "loading": "lazy",
    }


def test_a_card_never_offers_the_widest_copy(released: SiteImage) -> None:
    assert "1200w" not in str(show(released, '"card" alt=""'))
    assert 'alt=""' in str(show(released, '"card" alt=""'))


def test_a_picture_of_the_first_screen_loads_at_once(released: SiteImage) -> None:
    assert "loading" not in str(show(released, '"wide" alt="x" eager=True'))


def test_showing_a_picture_makes_none_and_asks_nothing(
    released: SiteImage, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    pending = SiteImageFactory()
    with django_assert_num_queries(0):
        show(released)
        show(pending)
    assert not SiteRendition.objects.exists()


def test_the_public_sees_words_where_a_picture_is_not_released() -> None:
    image = made(SiteImageFactory())
    assert show(image).get_text(strip=True) == "A market"
    assert "pending/" not in str(show(image))
    assert str(show(image, '"card" alt=""')) == ""


def test_a_picture_without_copies_keeps_its_place_and_says_so() -> None:
    image = SiteImageFactory(released=True)
    shown = show(image)
    words = shown.get_text(" ", strip=True)
    assert words == "A market The picture is being prepared."
    place = shown.find("svg")
    assert place is not None
    assert place["viewbox"] == f"0 0 {image.width} {image.height}"
    with viewed_as(Viewing(lite=True)):
        assert show(image).get_text(strip=True) == "A market"


def test_a_preview_shows_what_is_not_released() -> None:
    with viewed_as(Viewing(private=True)):
        assert "/files/pending/" in str(show(made(SiteImageFactory())))


def test_the_lite_view_offers_a_link_with_the_size(released: SiteImage) -> None:
    with viewed_as(Viewing(lite=True)):
        link = show(released).find("a")
        assert str(show(released, '"card" alt=""')) == ""
    assert link is not None
    assert link.get_text(strip=True).startswith("Picture: A market (")
    assert str(link["href"]).endswith("-360.jpg")


@pytest.mark.parametrize(
    ("path", "view"),
    [
        ("/en/stories/", Viewing()),
        ("/en/stories/?lite=1", Viewing(lite=True)),
        ("/en/stories/?lite=0", Viewing()),
        ("/fr/members/stories/3/", Viewing(private=True)),
        ("/admin/images/", Viewing(private=True)),
        ("/en/membership/", Viewing()),
    ],
)
def test_how_a_page_is_seen_is_read_from_its_request(path: str, view: Viewing) -> None:
    assert view_of(RequestFactory().get(path)) == view


def test_no_picture_and_a_wrong_slot() -> None:
    assert str(show(None)) == ""
    with pytest.raises(TemplateSyntaxError, match="poster"):
        show(SiteImageFactory.build(file=None), '"poster"')


def test_a_shared_link_gets_an_absolute_address(released: SiteImage, settings: Any) -> None:
    settings.BASE_URL = "https://cradle.example"
    assert social_url(released).startswith("https://cradle.example/media/images/")
    assert social_url(made(SiteImageFactory())) == ""
    assert social_url(None) == ""


def test_what_an_editor_uploads_is_released(admin_client: Client, settings: Any) -> None:
    from tests.factories.pictures import picture_bytes, upload

    settings.ADMIN_REQUIRES_MFA = False
    response = admin_client.post(
        "/admin/images/multiple/add/", {"title": "x", "files[]": upload(picture_bytes())}
    )
    assert response.json()["success"]
    assert SiteImage.objects.get().released


def test_editing_a_members_picture_does_not_release_it(admin_client: Client, settings: Any) -> None:
    settings.ADMIN_REQUIRES_MFA = False
    image = SiteImageFactory()
    url = f"/admin/images/{image.pk}/"
    assert admin_client.get(url).status_code == 200
    response = admin_client.post(url, {"title": "Better", "description": "", "tags": ""})
    assert response.status_code == 302
    image.refresh_from_db()
    assert (image.title, image.released) == ("Better", False)
