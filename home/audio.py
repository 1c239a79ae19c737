"""Cleaning of uploaded recordings: read and written anew by a program of its own.

Nothing of the file that arrived is kept: no place, no phone, no name, no picture.
"""

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

MAX_BYTES = 2 * 1024 * 1024
SECONDS_TO_WAIT = {"probe": 10, "write": 240}
BROKEN = _("This recording can't be read. Record it again, or send an MP3 file.")
# What the program says when it refuses.
REFUSALS = {
    "long": _("This recording is longer than 10 minutes. Send it in parts."),
    "silent": _("There is no sound in this file."),
    "broken": BROKEN,
}
TOO_BIG = _("This recording is larger than 2 MB. Send a shorter one.")


def check_recording(path: Path) -> float:
    """Return the length in seconds of a file that has just arrived.

    Raises ValidationError when it is too big, too long, silent, or no recording.
    """
    if path.stat().st_size > MAX_BYTES:
        raise ValidationError(TOO_BIG)
    return _run("probe", path)


def write_copies(path: Path, opus: Path, mp3: Path) -> float:
    """Write a recording as Opus and as MP3, without tags; return its length in seconds.

    Raises ValidationError when it can't be read to its end.
    """
    return _run("write", path, opus, mp3)


def _run(act: str, *paths: Path) -> float:
    """Start the program, and say no in words whatever becomes of it."""
    command = [sys.executable, "-m", "home.audio_tool", act, *map(str, paths)]
    try:
        done = subprocess.run(
            command, cwd=settings.BASE_DIR, capture_output=True, timeout=SECONDS_TO_WAIT[act]
        )
        said: dict[str, Any] = json.loads(done.stdout)
    except (subprocess.TimeoutExpired, ValueError):
        raise ValidationError(BROKEN) from None
    if "refused" in said:
        raise ValidationError(REFUSALS[said["refused"]])
    return float(said["seconds"])
