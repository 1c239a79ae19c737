"""The kinds of data that a photo carried are told, and never what they said."""

import io

import pytest
from PIL import Image, PngImagePlugin

from home.enums import CameraData
from home.images import clean_picture
from home.models import SiteImage
from tests.factories.pictures import camera_data, picture_bytes, upload


def removed(content: bytes) -> set[str]:
    """Return the kinds that are noted of a file."""
    return set(clean_picture(io.BytesIO(content)).removed)


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP", "AVIF"])
def test_what_a_camera_writes_is_named_by_its_kind(kind: str) -> None:
    found = removed(picture_bytes(kind, exif=camera_data()))
    assert found == {CameraData.PLACE, CameraData.CAMERA, CameraData.SERIAL, CameraData.PERSON}


def test_the_comment_of_a_jpeg_is_noticed() -> None:
    assert removed(picture_bytes(comment=b"Ana lives here")) == {CameraData.WORDS}


def test_the_texts_of_a_png_are_noticed() -> None:
    notes = PngImagePlugin.PngInfo()
    notes.add_text("Author", "Ana Secret")
    notes.add_text("Software", "Paint")
    assert removed(picture_bytes("PNG", pnginfo=notes)) == {CameraData.PERSON, CameraData.PROGRAM}


def test_the_history_of_an_editing_program_is_noticed() -> None:
    assert removed(picture_bytes(xmp=b"<x:xmpmeta/>")) == {CameraData.EDITING}


def test_the_small_copy_in_a_file_is_noticed() -> None:
    # A TIFF header, an empty first directory, and a second one: that of the small copy.
    first = b"\x00\x00" + (14).to_bytes(4, "big")
    small = b"\x00\x01" + b"\x01\x03\x00\x03\x00\x00\x00\x01\x00\x06\x00\x00" + b"\x00" * 4
    exif = b"Exif\x00\x00MM\x00\x2a\x00\x00\x00\x08" + first + small
    assert removed(picture_bytes(exif=exif)) == {CameraData.THUMBNAIL}


def test_a_second_picture_in_a_file_is_noticed() -> None:
    written = io.BytesIO()
    first, second = (Image.new("RGB", (40, 40), colour) for colour in ("red", "blue"))
    first.save(written, "MPO", save_all=True, append_images=[second])
    assert CameraData.SECOND in removed(written.getvalue())


def test_a_bare_picture_carries_nothing() -> None:
    assert removed(picture_bytes()) == set()


@pytest.mark.django_db
def test_the_kinds_are_kept_with_the_photo_and_no_value() -> None:
    content = picture_bytes(exif=camera_data())
    image = SiteImage.objects.create(title="Market", file=upload(content))
    image.refresh_from_db()
    assert set(image.removed_data) == {"place", "camera", "serial", "person"}
    assert "SpyCam" not in str(image.removed_data)


@pytest.mark.django_db
def test_a_photo_that_a_form_has_cleaned_keeps_its_kinds() -> None:
    cleaned = clean_picture(io.BytesIO(picture_bytes(exif=camera_data())))
    image = SiteImage.objects.create(title="Market", file=cleaned)
    assert "place" in image.removed_data
