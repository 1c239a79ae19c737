"""Making parts of a picture unrecognisable, so that nobody can bring them back.

A part is averaged down to a handful of points, and these are spread over its place and smeared.
What is left of a face is the average of large areas. (Larger pixels than these have been read
back by trained models; a blur alone can be undone by sharpening.)
"""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import IO

from PIL import Image, ImageFilter

from .images import CleanPicture, write_picture

# Points along the longer side of a part that are left of it.
POINTS = 5
# Part of the shorter side of a picture that a rectangle is at least wide and high.
SMALLEST_SHARE = 0.02


@dataclass(frozen=True)
class Part:
    """A rectangle of a picture, in shares of its width and height, from the upper left corner."""

    left: float
    top: float
    width: float
    height: float

    def box(self, size: tuple[int, int]) -> tuple[int, int, int, int]:
        """Return its corners in whole pixels that cover it, within a picture of `size`."""
        wide, high = size
        left, top = int(self.left * wide), int(self.top * high)
        least = max(2, round(min(size) * SMALLEST_SHARE))
        right = min(wide, max(left + least, -int(-(self.left + self.width) * wide // 1)))
        bottom = min(high, max(top + least, -int(-(self.top + self.height) * high // 1)))
        return max(0, min(left, right - least)), max(0, min(top, bottom - least)), right, bottom


def blur_picture(original: IO[bytes], parts: Iterable[Part]) -> CleanPicture:
    """Return a fresh copy of a stored picture whose `parts` cannot be recognised any more."""
    with Image.open(original) as opened:
        kind = opened.format or "JPEG"
        picture = opened.convert("RGBA" if "A" in opened.getbands() else "RGB")
    for part in parts:
        box = part.box(picture.size)
        picture.paste(_smeared(picture.crop(box)), box)
    return write_picture(picture, kind)


def _smeared(cut: Image.Image) -> Image.Image:
    """Return a piece of the same size that is made of a few averages alone."""
    longest = max(cut.size)
    few = (
        max(1, round(POINTS * cut.width / longest)),
        max(1, round(POINTS * cut.height / longest)),
    )
    coarse = cut.resize(few, Image.Resampling.BOX).resize(cut.size, Image.Resampling.NEAREST)
    return coarse.filter(ImageFilter.GaussianBlur(longest / POINTS / 4))
