"""Which kinds of data a picture carried beside its pixels: the kinds alone, never what they say."""

from contextlib import suppress
from typing import Any

from PIL import ExifTags, Image

from .enums import CameraData

BASE = ExifTags.Base
EXIF = int(ExifTags.IFD.Exif)
PLACE = int(ExifTags.IFD.GPSInfo)
THUMBNAIL = int(ExifTags.IFD.IFD1)
# Tags by the kind that people are told (EXIF 2.32, 4.6.4 to 4.6.6).
TAGS: dict[CameraData, set[int]] = {
    CameraData.CAMERA: {BASE.Make, BASE.Model, BASE.LensMake, BASE.LensModel},
    CameraData.SERIAL: {BASE.BodySerialNumber, BASE.LensSerialNumber, BASE.ImageUniqueID},
    CameraData.MOMENT: {BASE.DateTime, BASE.DateTimeOriginal, BASE.DateTimeDigitized},
    CameraData.PERSON: {BASE.Artist, BASE.Copyright, BASE.CameraOwnerName, BASE.XPAuthor},
    CameraData.PROGRAM: {BASE.Software, BASE.ProcessingSoftware, BASE.HostComputer},
    CameraData.WORDS: {
        *(BASE.ImageDescription, BASE.UserComment, BASE.XPComment, BASE.XPTitle),
        *(BASE.XPKeywords, BASE.XPSubject),
    },
    CameraData.MAKER: {BASE.MakerNote},
}
# What Pillow notes of a file beside EXIF, by its key in `info`.
NOTED: dict[CameraData, set[str]] = {
    CameraData.WORDS: {"comment", "Comment", "Description", "Title"},
    CameraData.PERSON: {"Author", "Copyright"},
    CameraData.PROGRAM: {"Software"},
    CameraData.MOMENT: {"Creation Time"},
    CameraData.EDITING: {"xmp", "XML:com.adobe.xmp", "photoshop"},
}


def kinds_in(opened: Image.Image) -> list[str]:
    """Return the codes of all kinds of data beside the pixels of a decoded picture, in order.

    Args:
        opened: the picture as it arrived, after it was loaded.
    """
    found: set[CameraData] = set()
    for look in (_in_exif, _in_notes, _in_frames):
        # Camera data is often broken; what cannot be read is not kept either.
        with suppress(Exception):
            found |= look(opened)
    return [kind.value for kind in CameraData if kind in found]


def _in_exif(opened: Image.Image) -> set[CameraData]:
    exif = opened.getexif()
    tags: dict[int, Any] = {**exif, **exif.get_ifd(EXIF)}
    found = {kind for kind, numbers in TAGS.items() if numbers & tags.keys()}
    if exif.get_ifd(PLACE):
        found.add(CameraData.PLACE)
    if exif.get_ifd(THUMBNAIL):
        found.add(CameraData.THUMBNAIL)
    return found


def _in_notes(opened: Image.Image) -> set[CameraData]:
    names = set(opened.info)
    return {kind for kind, keys in NOTED.items() if keys & names}


def _in_frames(opened: Image.Image) -> set[CameraData]:
    """Tell a second picture behind the one that is shown, as some phones hide in a JPEG."""
    hidden = opened.format == "MPO" or "mp" in opened.info or "mpoffset" in opened.info
    return {CameraData.SECOND} if hidden else set()
