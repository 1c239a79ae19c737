"""Photos as phones make them, and what is left of them on the site."""

from collections.abc import Iterable
from io import BytesIO
from pathlib import Path

from PIL import ExifTags, Image
from playwright.sync_api import Locator, Page

from home.models import SiteImage
from home.renditions import copies_of

MAKER = "Telefon & Daughters"
ACCRA = ((5.0, 33.0, 21.0), (0.0, 11.0, 48.0))


def phone_photo(folder: Path, name: str, tint: int) -> Path:
    """Save a JPEG of 1600 x 1200 that says which phone took it, and where."""
    picture = Image.linear_gradient("L").resize((1600, 1200))
    exif = Image.Exif()
    exif[ExifTags.Base.Make] = MAKER
    place = exif.get_ifd(ExifTags.IFD.GPSInfo)
    place[ExifTags.GPS.GPSLatitudeRef], place[ExifTags.GPS.GPSLatitude] = "N", ACCRA[0]
    place[ExifTags.GPS.GPSLongitudeRef], place[ExifTags.GPS.GPSLongitude] = "W", ACCRA[1]
    flat = Image.new("L", picture.size, tint)
    path = folder / f"{name}.jpg"
    Image.merge("RGB", (picture, flat, picture)).save(path, exif=exif, quality=85)
    assert traces(path.read_bytes()) != []
    return path


def large_photo(folder: Path, name: str) -> Path:
    """Save a JPEG of 2400 x 1600 with so much detail that it weighs, held upright by its note."""
    noise = Image.effect_noise((2400, 1600), 60)
    exif = Image.Exif()
    exif[ExifTags.Base.Orientation] = 6
    path = folder / f"{name}.jpg"
    Image.merge("RGB", (noise, noise, noise)).save(path, exif=exif, quality=90)
    return path


def traces(source: bytes) -> list[str]:
    """Return what a picture's bytes tell beside the picture: EXIF, GPS, the maker."""
    with Image.open(BytesIO(source)) as picture:
        exif = picture.getexif()
        found = [f"EXIF {tag}" for tag in exif]
        found += [f"GPS {tag}" for tag in exif.get_ifd(ExifTags.IFD.GPSInfo)]
    return found + (["maker"] if MAKER.encode() in source else [])


def addresses(pictures: Locator) -> list[str]:
    """Return every address that the given `<img>` elements and their sources offer."""
    found: list[str] = []
    for picture in pictures.all():
        around = picture.locator("xpath=parent::picture/source")
        sets = [one.get_attribute("srcset") or "" for one in [*around.all(), picture]]
        found.append(picture.get_attribute("src") or "")
        found += [part.split()[0] for each in sets for part in each.split(",") if part.strip()]
    return sorted(set(found))


def names_of(image: SiteImage) -> list[str]:
    """Return the names of every file of a picture: its own, its copies and Wagtail's."""
    renditions = [one.file.name for one in image.renditions.all()]
    return [image.file.name, *(copy.name for copy in copies_of(image)), *renditions]


def on_disk(var: Path, names: Iterable[str]) -> set[str]:
    """Return which of the named files lie in the public or the private folder of a demo."""
    folders = (var / "media", var / "private")
    return {name for name in names if any((folder / name).exists() for folder in folders)}


def look_at(page: Page, pictures: Locator) -> list[str]:
    """Return the addresses of the pictures; fail when one does not arrive or tells too much."""
    found = addresses(pictures)
    for address in found:
        answer = page.request.get(address)
        assert answer.ok, f"{answer.status} at {address}"
        assert traces(answer.body()) == [], address
    return found
