"""A photo of 12 million points, cleaned and made into a WebP of 800 points, beside Willow's way.

Each way runs in a process of its own, which tells its processor time and highest memory. Willow's
way is that of Wagtail's renditions: decode all of it, turn it, scale it, write it.
"""

import io
import json
import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from statistics import median
from typing import Any

from .report import Line, at_most
from .server import Servers

SIZE = 4000, 3000
WIDTH = 800
ROUNDS = 7
AT_MOST = 0.6
NO_CEILING = 1 << 30
# How much of each octave is new.
DETAIL = 0.08


def measure(servers: Servers) -> Iterator[Line]:
    """Yield processor time and memory of both ways, taken in turns."""
    photo = servers.ours.log.parent / "photo.jpg"
    write_photo(photo)
    seen: dict[str, list[dict[str, float]]] = {way: [] for way in WAYS}
    for _round in range(ROUNDS):
        for way, rows in seen.items():
            rows.append(_alone(way, photo))
    told = {
        way: {name: median(row[name] for row in rows) for name in ("ms", "mb")}
        for way, rows in seen.items()
    }
    for way, one in told.items():
        said = f"{one['ms']:.0f} ms of CPU, {one['mb']:.0f} MB more memory"
        yield Line(f"Photo, {way}", said, row="photo")
    ratio = told["ours"]["ms"] / told["Willow"]["ms"]
    yield Line(
        "Photo cleaned and made into a WebP, CPU against Willow's",
        f"{ratio:.2f}",
        f"at most {AT_MOST}",
        ratio <= AT_MOST,
        row="photo",
        used=at_most(ratio, AT_MOST),
    )


def write_photo(path: Path) -> None:
    """Draw a photo lying on its side, as phones write them.

    Each octave adds as much detail as the one before, as in pictures of the world (D. J. Field,
    1987); it weighs about 4 MB, as a phone's photo of that size does.
    """
    from PIL import Image

    shades = [_octaves(Image.Resampling.BICUBIC) for _band in range(3)]
    colours = [
        shades[0],
        *(band.point(lambda value: 128 + (value - 128) // 3) for band in shades[1:]),
    ]
    exif = Image.Exif()
    exif[0x0112] = 6
    picture = Image.merge("YCbCr", colours).convert("RGB")
    picture.save(path, "JPEG", quality=88, exif=exif.tobytes())


def _octaves(way: Any) -> Any:
    from PIL import Image

    picture = Image.effect_noise((SIZE[0] // 32, SIZE[1] // 32), 110)
    for part in (16, 8, 4, 2, 1):
        size = SIZE[0] // part, SIZE[1] // part
        picture = Image.blend(picture.resize(size, way), Image.effect_noise(size, 100), DETAIL)
    return picture


def ours(photo: Path) -> bytes:
    """Clean it as an upload is cleaned, then make the copy out of the clean one.

    It is written once, as Willow writes it: the lower qualities that a heavy copy is tried in
    buy bytes, and Willow does not try.
    """
    from PIL import Image

    from home.images import clean_picture
    from home.renditions import encode

    clean = clean_picture(io.BytesIO(photo.read_bytes()))
    clean.seek(0)
    with Image.open(clean) as opened:
        opened.draft(None, (WIDTH, WIDTH))
        picture = opened.convert("RGB")
    height = round(picture.height * WIDTH / picture.width)
    return encode(picture.resize((WIDTH, height), Image.Resampling.LANCZOS), "webp", NO_CEILING)


def willow(photo: Path) -> bytes:
    """Do what Wagtail's rendition `width-800|format-webp` does, without cleaning the original."""
    from willow.image import Image

    picture: Any = Image.open(io.BytesIO(photo.read_bytes())).auto_orient()
    width, height = picture.get_size()
    written = io.BytesIO()
    picture.resize((WIDTH, round(height * WIDTH / width))).save_as_webp(written)
    return written.getvalue()


WAYS: dict[str, Callable[[Path], bytes]] = {"ours": ours, "Willow": willow}


def _alone(way: str, photo: Path) -> dict[str, float]:
    command = [sys.executable, "-m", "tests.benchmarks.photo", way, str(photo)]
    done = subprocess.run(command, check=True, env=os.environ, capture_output=True, text=True)
    told: dict[str, float] = json.loads(done.stdout.splitlines()[-1])
    return told


def _tell(way: str, photo: Path) -> None:
    """Run one way once to load its code, then measure it."""
    import resource

    import django

    django.setup()
    small = photo.with_name("small.jpg")
    if not small.exists():
        from PIL import Image

        Image.effect_noise((900, 900), 50).convert("RGB").save(small, "JPEG")
    WAYS[way](small)
    before, memory = resource.getrusage(resource.RUSAGE_SELF), _highest()
    WAYS[way](photo)
    after = resource.getrusage(resource.RUSAGE_SELF)
    used = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    print(json.dumps({"ms": used * 1000, "mb": (_highest() - memory) / 1000}))


def _highest() -> float:
    """Return the highest resident memory of this program so far, in kB (proc_pid_status(5))."""
    for line in Path("/proc/self/status").read_text().splitlines():
        if line.startswith("VmHWM"):
            return float(line.split()[1])
    raise OSError("no VmHWM")


if __name__ == "__main__":
    _tell(sys.argv[1], Path(sys.argv[2]))
