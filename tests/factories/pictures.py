"""Files of pictures as phones and attackers send them."""

import io
import struct
import zlib
from typing import Any

from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image

GPS = 0x8825


def picture_bytes(
    kind: str = "JPEG", size: tuple[int, int] = (640, 480), mode: str = "RGB", **options: Any
) -> bytes:
    """Return a picture that is dark at the top left and light at the bottom right."""
    grey = Image.linear_gradient("L").resize(size)
    picture = grey.convert(mode)
    written = io.BytesIO()
    picture.save(written, kind, **options)
    return written.getvalue()


def chessboard_bytes(kind: str = "PNG", size: tuple[int, int] = (400, 300)) -> bytes:
    """Return a picture of black and white squares of 5 pixels."""
    board = Image.new("L", size)
    wide, high = size
    board.putdata([255 * ((x // 5 + y // 5) % 2) for y in range(high) for x in range(wide)])
    written = io.BytesIO()
    board.convert("RGB").save(written, kind)
    return written.getvalue()


def camera_data(orientation: int = 1) -> Image.Exif:
    """Return what a camera writes: its maker and number, the place, how it was held."""
    exif = Image.Exif()
    exif[0x010F] = "SpyCam"
    exif[0x0110] = "Model-7"
    exif[0x0112] = orientation
    exif[0x013B] = "Ana Secret"
    exif.get_ifd(0x8769)[0xA431] = "SERIAL-4711"
    exif.get_ifd(GPS).update({1: "S", 2: (26.0, 12.0, 3.0), 3: "E", 4: (28.0, 2.0, 5.0)})
    return exif


def bomb(width: int, height: int) -> bytes:
    """Return a PNG of less than 1 KB that says it is `width` x `height`."""

    def chunk(name: bytes, data: bytes) -> bytes:
        check = zlib.crc32(name + data)
        return struct.pack(">I", len(data)) + name + data + struct.pack(">I", check)

    header = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    pixels = zlib.compress(b"\x00" * 64)
    return (
        b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", pixels) + chunk(b"IEND", b"")
    )


def upload(content: bytes, name: str = "IMG_4711.jpg") -> SimpleUploadedFile:
    """Return `content` as a browser sends it."""
    return SimpleUploadedFile(name, content)
