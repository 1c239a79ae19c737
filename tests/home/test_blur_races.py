"""Two reviewers blur, or one blurs what another publishes: nothing unblurred is left anywhere.

Each test has a twin that shows the race without the locks. PostgreSQL alone.
"""

import io
from typing import Any

import pytest
from django.core.files.storage import default_storage
from PIL import Image

from campaign.models import StoryPhoto
from home.actions import blur_photo as blurring
from home.actions.blur_photo import blur_photo
from home.actions.errors import Conflict
from home.actions.make_copies import make_copies
from home.actions.review import act_on_review
from home.blurring import Part
from home.models import SiteImage
from home.renditions import copies_of
from tests.factories.pictures import chessboard_bytes, upload
from tests.factories.review import consent, fresh, submitted_story
from tests.factories.staff import editor
from tests.factories.tree import site_tree
from tests.races import ON_POSTGRESQL, overtaken, without_locks

pytestmark = [pytest.mark.django_db(transaction=True), ON_POSTGRESQL]
LEFT, RIGHT = Part(0, 0, 0.4, 1), Part(0.6, 0, 0.4, 1)


@pytest.fixture
def review() -> tuple[Any, Any, SiteImage]:
    """A story in review with a photo, and the copies of it."""
    page, state = submitted_story(site_tree("en")["en"])
    image = SiteImage.objects.create(title="Market", file=upload(chessboard_bytes()))
    page.photos.add(StoryPhoto(image=image, alt_text="The market"))
    page.save()
    consent(page, image=image)
    state.revision = state.submitted_revision = page.save_revision(user=page.owner)
    state.save()
    make_copies(image)
    return page, state, image


def sharp_sides(image: SiteImage) -> list[str]:
    """Return which sides of the stored picture still show details."""
    with SiteImage.objects.get(pk=image.pk).open_file() as file:
        picture = Image.open(io.BytesIO(file.read())).convert("L")
    wide, high = picture.size
    sides = {"left": (0, 0, 8, high), "right": (wide - 8, 0, wide, high)}
    shades = {name: list(picture.crop(box).getdata()) for name, box in sides.items()}
    return [name for name, found in shades.items() if max(found) - min(found) > 100]


def blur_twice(review: Any, monkeypatch: pytest.MonkeyPatch) -> list[Any]:
    """Let two reviewers blur different sides of one photo."""
    page, _state, image = review
    one, other = editor(), editor()
    return overtaken(
        monkeypatch,
        (blurring, "blur_picture"),
        lambda: blur_photo(page.pk, one, image.pk, [LEFT], seen=image.file.name),
        lambda: blur_photo(page.pk, other, image.pk, [RIGHT], seen=image.file.name),
    )


def test_of_two_who_blur_the_second_looks_again(
    review: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    first, second = blur_twice(review, monkeypatch)
    assert first is None
    assert isinstance(second, Conflict)
    assert sharp_sides(review[2]) == ["right"]


def test_without_the_locks_what_one_has_blurred_would_be_seen_again(
    review: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    without_locks(monkeypatch)
    assert blur_twice(review, monkeypatch) == [None, None]
    assert sharp_sides(review[2]) == ["right"]


def blur_and_publish(review: Any, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Let a reviewer blur what another publishes; return the files of before that are left."""
    page, state, image = review
    one, other = editor(), editor()
    files = [copy.name for copy in copies_of(SiteImage.objects.get(pk=image.pk))]

    def publish() -> None:
        act_on_review(state, other, "approve")
        files.extend(copy.name for copy in copies_of(SiteImage.objects.get(pk=image.pk)))

    overtaken(
        monkeypatch,
        (blurring, "blur_picture"),
        lambda: blur_photo(page.pk, one, image.pk, [LEFT], seen=image.file.name),
        publish,
    )
    assert fresh(page).live
    return [name for name in [image.file.name, *files] if default_storage.exists(name)]


def test_no_unblurred_copy_is_published(review: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    assert blur_and_publish(review, monkeypatch) == []


def test_without_the_locks_unblurred_copies_would_stay_public(
    review: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    without_locks(monkeypatch)
    assert any(name.startswith("images/") for name in blur_and_publish(review, monkeypatch))
