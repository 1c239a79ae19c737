"""The copies of a picture: one list of sizes, shared by what makes them and what shows them."""

import io
import secrets
from collections.abc import Iterable, Iterator
from dataclasses import asdict, dataclass
from typing import IO, Any

from django.conf import settings
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from PIL import Image, ImageOps

from .images import SOCIAL_SLOT
from .stale import note_file

PUBLIC_FOLDER = "images"
PENDING_FOLDER = "pending"
WIDTHS = (360, 750, 1200)
SOCIAL_SIZE = (1200, 630)
# Bytes that a copy may weigh, so that a page keeps its budget; the fallback
# for browsers that know neither AVIF nor WebP may weigh more.
# (the narrowest are logos, of which a page has several)
CEILINGS = {200: 4_000, 360: 10_000, 750: 24_000, 1200: 60_000}
SOCIAL_CEILING = 150_000
FALLBACK_FACTOR = 1.6
# First quality tried; the next ones are smaller until the copy is light enough.
QUALITY = {"avif": 52, "webp": 61, "jpeg": 66}
LOWEST_QUALITY = 24
OPTIONS: dict[str, dict[str, Any]] = {
    # One thread: several take twice the processor time for the same picture.
    "avif": {"speed": 8, "max_threads": 1},
    # Half the processor time of 4, for 2 to 4 % more bytes at the same likeness (PSNR).
    "webp": {"method": 2},
    "jpeg": {"progressive": True, "optimize": True},
}


@dataclass(frozen=True)
class Slot:
    """A place for pictures: the widest copy it shows, and how wide it is on the screen."""

    widest: int
    sizes: str


SLOTS = {
    "logo": Slot(200, "6.25rem"),
    # Half of its width on a phone: there a sharper copy would cost twice the bytes of the page.
    "card": Slot(750, "(min-width: 64em) 22rem, 46vw"),
    "wide": Slot(1200, "(min-width: 48em) 44rem, 92vw"),
    "full": Slot(1200, "100vw"),
}


@dataclass(frozen=True)
class Copy:
    """One copy: where it lies, what it is."""

    slot: str
    format: str
    width: int
    height: int
    size: int
    name: str

    @property
    def url(self) -> str:
        """Return its address; that of an unreleased copy is checked when it is opened."""
        return default_storage.url(self.name)

    @property
    def is_public(self) -> bool:
        """Whether it lies where everybody may read it."""
        return self.name.startswith(f"{PUBLIC_FOLDER}/")


def copies_of(image: Any) -> list[Copy]:
    """Return the copies that are noted in the row of `image`: no query, no look at a file."""
    return [Copy(**entry) for entry in image.copies]


def fresh_stem(image: Any) -> str:
    """Return folder and a random first part for the names of the copies of `image`.

    Names of unreleased copies tell their picture, for the view that checks who asks for them.
    """
    if image.released:
        return f"{PUBLIC_FOLDER}/{secrets.token_hex(10)}"
    return f"{PENDING_FOLDER}/{image.pk}-{secrets.token_hex(10)}"


def write_copies(original: IO[bytes], stem: str, focus: tuple[float, float]) -> list[Copy]:
    """Make and store all copies of a picture.

    Args:
        original: the cleaned picture.
        stem: the first part of their names, see `fresh_stem`.
        focus: the point that stays visible when it is cut for sharing, as shares of its size.
    """
    written: list[Copy] = []
    try:
        for slot, kind, picture, content in _encoded(original, focus):
            part = slot or picture.width
            end = "jpg" if kind == "jpeg" else kind
            name = default_storage.save(f"{stem}-{part}.{end}", ContentFile(content))
            written.append(Copy(slot, kind, picture.width, picture.height, len(content), name))
    except BaseException:
        delete_copies(written)
        raise
    return written


def duplicate_copies(copies: Iterable[Copy], stem: str) -> list[Copy]:
    """Store the same files under names that begin with `stem`; the old ones stay."""
    moved: list[Copy] = []
    for copy in copies:
        part = copy.name.rsplit("-", 1)[-1]
        with default_storage.open(copy.name) as file:
            name = default_storage.save(f"{stem}-{part}", file)
        moved.append(Copy(**{**asdict(copy), "name": name}))
    return moved


def delete_copies(copies: Iterable[Copy]) -> None:
    """Delete the files; a missing one is no error."""
    for copy in copies:
        default_storage.delete(copy.name)
        note_file(copy.name)


def pack(copies: Iterable[Copy]) -> list[dict[str, Any]]:
    """Return what the row of an image notes of its copies."""
    return [asdict(copy) for copy in copies]


def social_url(image: Any) -> str:
    """Return the absolute address of the picture for shared links; nothing while there is none."""
    for copy in copies_of(image) if image and image.released else []:
        if copy.slot == SOCIAL_SLOT and copy.is_public:
            return f"{settings.BASE_URL}{copy.url}" if copy.url.startswith("/") else copy.url
    return ""


def _encoded(
    original: IO[bytes], focus: tuple[float, float]
) -> Iterator[tuple[str, str, Image.Image, bytes]]:
    """Yield slot, format, picture and bytes of each copy, decoding the original once."""
    with Image.open(original) as opened:
        if opened.format == "JPEG":
            opened.draft(None, (max(WIDTHS), max(WIDTHS)))
        full = opened.convert("RGBA" if "A" in opened.getbands() else "RGB")
        true_width = opened.width
    social = _flat(ImageOps.fit(full, _within(full.size), centering=focus))
    yield SOCIAL_SLOT, "jpeg", social, encode(social, "jpeg", SOCIAL_CEILING)
    picture = full
    # From the largest to the smallest: each is made from the one before.
    for width in sorted({min(width, true_width) for width in WIDTHS}, reverse=True):
        height = max(1, round(full.height * width / full.width))
        picture = picture.resize((width, height), Image.Resampling.LANCZOS)
        ceiling = CEILINGS[min(fixed for fixed in CEILINGS if fixed >= width)]
        for kind in ("avif", "webp", "jpeg"):
            limit = int(ceiling * (FALLBACK_FACTOR if kind == "jpeg" else 1))
            yield "", kind, picture, encode(picture, kind, limit)


def encode(picture: Image.Image, kind: str, ceiling: int) -> bytes:
    """Return `picture` in at most `ceiling` bytes, or in the lowest quality that we show."""
    subject = _flat(picture) if kind == "jpeg" else picture
    quality = QUALITY[kind]
    while True:
        written = io.BytesIO()
        subject.save(written, kind.upper(), quality=quality, **OPTIONS[kind])
        weight = written.tell()
        if weight <= ceiling or quality <= LOWEST_QUALITY:
            return written.getvalue()
        quality = max(LOWEST_QUALITY, min(quality - 6, int(quality * (ceiling / weight) ** 0.7)))


def _within(size: tuple[int, int]) -> tuple[int, int]:
    """Return the size for sharing, smaller when the picture is smaller than that."""
    scale = min(1.0, size[0] / SOCIAL_SIZE[0], size[1] / SOCIAL_SIZE[1])
    return max(1, round(SOCIAL_SIZE[0] * scale)), max(1, round(SOCIAL_SIZE[1] * scale))


def _flat(picture: Image.Image) -> Image.Image:
    """Return the picture on white: JPEG knows no transparency."""
    if picture.mode != "RGBA":
        return picture
    white = Image.new("RGB", picture.size, "white")
    white.paste(picture, mask=picture.getchannel("A"))
    return white
