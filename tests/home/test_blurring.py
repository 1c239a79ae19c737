"""What is blurred cannot be recognised, and the rest of the picture stays as it was."""

import io

import pytest
from PIL import Image, ImageStat

from home.blurring import Part, blur_picture
from tests.factories.pictures import chessboard_bytes

SIZE = (400, 300)


def chessboard(kind: str = "PNG") -> io.BytesIO:
    """Return a picture with as much detail as there can be."""
    return io.BytesIO(chessboard_bytes(kind, SIZE))


def blurred(*parts: Part, kind: str = "PNG") -> Image.Image:
    """Return the picture after these parts were blurred."""
    made = blur_picture(chessboard(kind), parts)
    made.seek(0)
    return Image.open(io.BytesIO(made.read()))


def test_of_a_part_nothing_is_left_but_averages() -> None:
    part = blurred(Part(0.25, 0.25, 0.5, 0.5)).convert("L").crop((100, 75, 300, 225))
    assert ImageStat.Stat(part).stddev[0] < 5


def test_the_rest_of_the_picture_stays() -> None:
    picture = blurred(Part(0.25, 0.25, 0.5, 0.5))
    before = Image.open(chessboard())
    for rest in ((0, 0, 99, 300), (301, 0, 400, 300), (0, 0, 400, 74), (0, 226, 400, 300)):
        assert picture.crop(rest).tobytes() == before.crop(rest).tobytes()


def test_two_faces_of_opposite_colours_become_the_same_few_points() -> None:
    """Different details with the same averages give the very same picture: nothing can undo it."""
    one = Image.open(chessboard())
    other = Image.eval(one, lambda level: 255 - level)
    files = []
    for picture in (one, other):
        written = io.BytesIO()
        picture.save(written, "PNG")
        written.seek(0)
        made = blur_picture(written, [Part(0, 0, 1, 1)])
        made.seek(0)
        files.append(made.read())
    assert files[0] == files[1]


@pytest.mark.parametrize("kind", ["PNG", "JPEG", "WEBP"])
def test_the_kind_of_file_stays(kind: str) -> None:
    picture = blurred(Part(0, 0, 0.5, 0.5), kind=kind)
    assert (picture.format, picture.size) == (kind, SIZE)


@pytest.mark.parametrize(
    "part", [Part(0, 0, 0.001, 0.001), Part(0.999, 0.999, 0.5, 0.5), Part(1, 1, 0.01, 0.01)]
)
def test_a_part_at_the_edge_stays_within_the_picture(part: Part) -> None:
    left, top, right, bottom = part.box(SIZE)
    assert 0 <= left < right <= 400
    assert 0 <= top < bottom <= 300
    assert blurred(part).size == SIZE
