"""Cleaning of uploaded pictures.

A picture is decoded, checked, turned upright, made smaller and written anew, so that nothing of
the file that arrived is kept: no place, no camera, no name, no hidden second file.
"""

import hashlib
import io
from contextlib import suppress
from typing import IO, TYPE_CHECKING, Any
from uuid import uuid4

from django.core.exceptions import ValidationError
from django.core.files.base import ContentFile
from django.utils.translation import gettext as _
from PIL import Image, ImageCms

from .camera_data import kinds_in

if TYPE_CHECKING:
    from .models import SiteImage

SOCIAL_SLOT = "social"
MEMBER_PIXELS = 25_000_000
EDITOR_PIXELS = 40_000_000
MAX_BYTES = 10 * 1024 * 1024
LONGEST_SIDE = 2400
# Share of the longest side that is as good as all of it.
ENOUGH = 0.75
# Twice the space that a list of organisations gives a logo.
LOGO_BOX = (200, 100)
# Kind of the stored picture by the kind that arrived; AVIF is slow to write at full size.
STORED_KINDS = {"JPEG": "JPEG", "PNG": "PNG", "WEBP": "WEBP", "AVIF": "WEBP"}
EXTENSIONS = {"JPEG": "jpg", "PNG": "png", "WEBP": "webp"}
SAVE_OPTIONS: dict[str, dict[str, Any]] = {
    # The quickest ways to write them: readers get smaller copies, made later.
    "JPEG": {"quality": 86},
    "PNG": {},
    "WEBP": {"quality": 92, "method": 0},
}
# What turns a picture upright, by the orientation that the camera noted (EXIF 2.32, 4.6.5).
TURNS = {
    2: Image.Transpose.FLIP_LEFT_RIGHT,
    3: Image.Transpose.ROTATE_180,
    4: Image.Transpose.FLIP_TOP_BOTTOM,
    5: Image.Transpose.TRANSPOSE,
    6: Image.Transpose.ROTATE_270,
    7: Image.Transpose.TRANSVERSE,
    8: Image.Transpose.ROTATE_90,
}
HEIF_BRANDS = {b"heic", b"heix", b"heim", b"heis", b"hevc", b"hevx", b"mif1", b"msf1"}
AVIF_BRANDS = {b"avif", b"avis"}


class CleanPicture(ContentFile[bytes]):
    """A picture of bare pixels, from `clean_picture` or made of such a one.

    Attributes:
        removed: kinds of data (home.enums.CameraData) that its first file carried.
        faces_blurred: whether a reviewer has made every face in it unrecognisable.
    """

    removed: tuple[str, ...] = ()
    faces_blurred: bool = False


def clean_picture(
    upload: IO[bytes] | Any,
    max_pixels: int = EDITOR_PIXELS,
    box: tuple[int, int] = (LONGEST_SIDE, LONGEST_SIDE),
) -> CleanPicture:
    """Return a fresh copy of an uploaded picture, upright and without camera data.

    Args:
        upload: the file as it arrived.
        max_pixels: how many pixels it may have; asked of its header, before it is decoded.
        box: width and height that the copy has at most.

    Raises:
        ValidationError: in plain words, when the file is not a whole still photo of a kind that we
            take.
    """
    upload.seek(0)
    kind = _kind(upload.read(32))
    upload.seek(0)
    try:
        with Image.open(upload, formats=[kind]) as opened:
            _check_size(opened.width * opened.height, max_pixels)
            _check_still(opened, kind)
            picture = _shrink(opened, kind, box)
            carried = kinds_in(opened)
            profile = opened.info.get("icc_profile")
            turn = TURNS.get(_orientation(opened))
    except (Image.DecompressionBombError, Image.DecompressionBombWarning):
        raise _too_many_pixels(max_pixels) from None
    except ValidationError:
        raise
    except Exception as error:
        # Decoders raise many things for a file that ends too early or is broken.
        message = _("The photo did not arrive whole. Try again.")
        raise ValidationError(message, code="truncated") from error
    picture = _to_srgb(picture, profile)
    upright = picture if turn is None else picture.transpose(turn)
    cleaned = write_picture(upright, STORED_KINDS[kind])
    cleaned.removed = tuple(carried)
    return cleaned


def clean_upload(image: "SiteImage") -> None:
    """Replace the fresh upload of `image` by a re-encoded copy without camera data.

    Raises:
        ValidationError: see `clean_picture`.
    """
    upload: Any = image.file.file
    picture = upload if isinstance(upload, CleanPicture) else clean_picture(upload)
    image.file = picture
    image.removed_data = list(picture.removed)
    image.faces_blurred = picture.faces_blurred
    picture.seek(0)
    raw = picture.read()
    picture.seek(0)
    image.file_size = len(raw)
    # Wagtail compares pictures by this hash; it guards nothing.
    image.file_hash = hashlib.sha1(raw, usedforsecurity=False).hexdigest()


def _kind(start: bytes) -> str:
    """Tell the kind of a picture by its first bytes, whatever its name says."""
    if start.startswith(b"\xff\xd8\xff"):
        return "JPEG"
    if start.startswith(b"\x89PNG\r\n\x1a\n"):
        return "PNG"
    if start[:4] == b"RIFF" and start[8:12] == b"WEBP":
        return "WEBP"
    brands = {start[8:12], *(start[at : at + 4] for at in range(16, 32, 4))}
    if start[4:8] == b"ftyp" and brands & AVIF_BRANDS:
        return "AVIF"
    if start[4:8] == b"ftyp" and brands & HEIF_BRANDS:
        raise ValidationError(
            _(
                "This is a HEIC photo, which many phones cannot show. Please send it as JPEG. "
                "On an iPhone: Settings, Camera, Formats, Most Compatible."
            ),
            code="heic",
        )
    raise ValidationError(
        _("Please send a photo of one of these kinds: JPEG, PNG, WebP or AVIF."), code="kind"
    )


def _too_many_pixels(limit: int) -> ValidationError:
    message = _(
        "This photo has too many pixels. The limit is %(limit)s million. Please send a smaller one."
    )
    return ValidationError(message % {"limit": limit // 1_000_000}, code="pixels")


def _check_size(pixels: int, limit: int) -> None:
    if pixels > limit:
        raise _too_many_pixels(limit)


def _check_still(opened: Image.Image, kind: str) -> None:
    # JPEG files of some phones hold a second, hidden picture: that is no animation.
    if kind != "JPEG" and getattr(opened, "n_frames", 1) > 1:
        message = _("This is a moving picture. Please send a still photo.")
        raise ValidationError(message, code="animated")


def _shrink(opened: Image.Image, kind: str, box: tuple[int, int]) -> Image.Image:
    """Decode, no larger than `box`; JPEG decodes faster to a half, a quarter ..."""
    if kind == "JPEG":
        opened.draft(None, _decoded(opened.size, box))
    opened.load()
    picture: Image.Image = opened
    if picture.mode in {"P", "PA", "LA", "La", "RGBa"} or "transparency" in picture.info:
        picture = picture.convert("RGBA")
    elif picture.mode not in {"RGB", "RGBA", "CMYK", "L"}:
        picture = picture.convert("RGB")
    picture.thumbnail(box, reducing_gap=2.0)
    return picture


def _decoded(size: tuple[int, int], box: tuple[int, int]) -> tuple[int, int]:
    """Return the size to ask the JPEG decoder for, which can halve and quarter at no cost.

    One that fits the box and is not much smaller spares us all further shrinking.
    """
    for part in (2, 4, 8):
        width, height = size[0] // part, size[1] // part
        if width <= box[0] and height <= box[1]:
            return (width, height) if max(width / box[0], height / box[1]) >= ENOUGH else box
    return box


def _orientation(opened: Image.Image) -> int:
    """Return how the camera was held (EXIF tag 274); 1 is upright."""
    with suppress(Exception):
        return int(opened.getexif().get(274, 1))
    return 1


def _to_srgb(picture: Image.Image, profile: bytes | None) -> Image.Image:
    """Return the picture in sRGB, so that it looks alike without its colour profile."""
    alpha = picture.getchannel("A") if picture.mode == "RGBA" else None
    colours = picture.convert("RGB") if alpha else picture
    if profile:
        with suppress(ImageCms.PyCMSError, OSError, ValueError):
            source = ImageCms.ImageCmsProfile(io.BytesIO(profile))
            if "srgb" not in ImageCms.getProfileDescription(source).lower():
                target = ImageCms.createProfile("sRGB")
                converted = ImageCms.profileToProfile(colours, source, target, outputMode="RGB")
                colours = converted or colours
    colours = colours.convert("RGB")
    if alpha:
        colours.putalpha(alpha)
    return colours


def write_picture(picture: Image.Image, kind: str) -> CleanPicture:
    """Copy the bare pixels into a new picture and write that one."""
    bare = Image.new(picture.mode, picture.size)
    bare.paste(picture)
    if kind == "JPEG" and bare.mode != "RGB":
        bare = bare.convert("RGB")
    written = io.BytesIO()
    bare.save(written, kind, **SAVE_OPTIONS[kind])
    return CleanPicture(written.getvalue(), name=f"{uuid4().hex}.{EXTENSIONS[kind]}")
