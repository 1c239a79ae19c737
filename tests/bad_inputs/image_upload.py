"""Bad photos (cases B49 to B55): what is stored is clean, what is refused is refused in words."""

import io
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from django import forms
from django.core.files.storage import default_storage
from django.urls import reverse
from PIL import Image

from home.forms.fields import PhotoField
from home.models import SiteImage
from tests.factories.pictures import bomb, camera_data, picture_bytes, upload

SVG = b"<svg xmlns='http://www.w3.org/2000/svg'><script>alert(1)</script></svg>"

SECRETS = [
    b"SpyCam",
    b"Model-7",
    b"Ana Secret",
    b"SERIAL-4711",
    b"Exif",
    b"GPS",
    b"IPTC",
    b"xpacket",
]


class MemberForm(forms.Form):
    """A form of the member area with a photo."""

    photo = PhotoField()


def answer_to_member(content: bytes, name: str = "photo.jpg") -> str:
    """Return the words beside the photo; nothing when it is taken."""
    form = MemberForm({}, {"photo": upload(content, name)})
    return "" if form.is_valid() else str(form.errors["photo"][0])


def most_memory(*, anew: bool = False) -> int:
    """Return the most memory (KB) that this process held, on demand counted anew (proc(5))."""
    if anew:
        Path("/proc/self/clear_refs").write_text("5")
    status = Path("/proc/self/status").read_text()
    return int(status.partition("VmHWM:")[2].split()[0])


@pytest.mark.django_db
class TestImageUpload:
    """Photos, at the member's door and at the editor's."""

    @pytest.fixture
    def answer_to_editor(self, admin_client: Any, settings: Any) -> Callable[[bytes, str], str]:
        """Return a function that uploads to the admin and returns the words of the refusal."""
        settings.ADMIN_REQUIRES_MFA = False

        def send(content: bytes, name: str = "photo.jpg") -> str:
            response = admin_client.post(
                reverse("wagtailimages:add_multiple"),
                {"title": "x", "files[]": upload(content, name)},
                headers={"x-requested-with": "XMLHttpRequest"},
            )
            assert response.status_code == 200
            answer = response.json()
            return "" if answer["success"] else answer["error_message"]

        return send

    @pytest.fixture(params=["member", "editor"])
    def answer(self, request: pytest.FixtureRequest, answer_to_editor: Any) -> Callable[..., str]:
        """Return both doors, one after the other."""
        return answer_to_member if request.param == "member" else answer_to_editor

    @pytest.mark.parametrize("kind", ["JPEG", "PNG"])
    def test_b49_camera_data_is_not_stored_and_the_photo_stands_upright(self, kind: str) -> None:
        sent = picture_bytes(kind, (80, 40), exif=camera_data(6))
        form = MemberForm({}, {"photo": upload(sent)})
        assert form.is_valid()
        image = SiteImage.objects.create(title="x", file=form.cleaned_data["photo"])
        renditions = [image.get_rendition(f"width-20|format-{kind}") for kind in ("jpeg", "png")]
        renditions.append(image.get_rendition("original"))
        for file in (image.file, *(rendition.file for rendition in renditions)):
            with default_storage.open(file.name) as stored:
                content = stored.read()
            assert [secret for secret in SECRETS if secret in content] == []
            assert dict(Image.open(io.BytesIO(content)).getexif()) == {}
        assert (image.width, image.height) == (40, 80)

    def test_b50_a_pixel_bomb_is_refused_fast_and_without_memory(
        self, answer: Callable[..., str]
    ) -> None:
        content = bomb(60_000, 60_000)
        assert len(content) < 1024
        answer(b"x")
        before, began = most_memory(anew=True), time.monotonic()
        assert "too many pixels" in answer(content, "bomb.png")
        assert time.monotonic() - began < 1
        assert most_memory() - before < 50 * 1024
        assert not SiteImage.objects.exists()

    def test_b50_memory_that_was_taken_and_given_back_is_noticed(self) -> None:
        picture_bytes(size=(5000, 5000))
        before = most_memory(anew=True)
        picture_bytes(size=(5000, 5000))
        assert most_memory() - before > 50 * 1024

    def test_b51_a_picture_of_128_million_pixels_is_refused(
        self, answer: Callable[..., str]
    ) -> None:
        content = bomb(12_800, 10_000)
        assert "too many pixels" in answer(content, "large.png")
        assert not SiteImage.objects.exists()

    def test_b52_a_photo_cut_off_on_its_way_is_refused(self, answer: Callable[..., str]) -> None:
        whole = picture_bytes()
        words = answer(whole[: len(whole) // 2])
        assert "The photo did not arrive whole. Try again" in words
        assert not SiteImage.objects.exists()

    def test_b53_a_script_behind_the_photo_is_not_stored(self, answer_to_editor: Any) -> None:
        polyglot = picture_bytes() + b"<script>alert(1)</script>"
        form = MemberForm({}, {"photo": upload(polyglot)})
        assert form.is_valid()
        assert b"<script" not in form.cleaned_data["photo"].read()
        assert answer_to_editor(polyglot, "photo.jpg") == ""
        assert b"<script" not in SiteImage.objects.get().file.open().read()

    @pytest.mark.parametrize("name", ["drawing.svg", "drawing.png"])
    def test_b55_a_drawing_with_a_script_is_refused_naming_the_kinds(
        self, name: str, answer: Callable[..., str]
    ) -> None:
        assert "JPEG, PNG, WebP or AVIF" in answer(SVG, name)
        assert not SiteImage.objects.exists()
