"""Recordings as phones make them, made in memory."""

import array
import io
import math
from functools import cache

import av
from django.core.files.uploadedfile import SimpleUploadedFile

# Container, codec, samples per second, and what the codec wants.
KINDS = {
    "opus": ("ogg", "libopus", 48_000),
    "webm": ("webm", "libopus", 48_000),
    "mp3": ("mp3", "libmp3lame", 44_100),
    "amr": ("amr", "libopencore_amrnb", 8_000),
    "3gp": ("3gp", "libopencore_amrnb", 8_000),
    "m4a": ("mp4", "aac", 44_100),
    "wav": ("wav", "pcm_s16le", 16_000),
}
HERTZ = 440
TURN = 2 * math.pi
TITLE = "Ama at Makola"


@cache
def sound_bytes(kind: str = "opus", seconds: float = 1.0) -> bytes:
    """Return a tone of `seconds` as a file of this kind, with a title in its tags."""
    box, codec, rate = KINDS[kind]
    target = io.BytesIO()
    with av.open(target, "w", format=box) as sink:
        sink.metadata.update({"title": TITLE, "location": "+05.5500-000.2000/"})
        stream = sink.add_stream(codec, rate=rate)
        stream.layout = "mono"
        if codec == "libopencore_amrnb":
            stream.bit_rate = 12_200
        shape = av.AudioResampler(
            format=stream.format, layout="mono", rate=rate, frame_size=stream.frame_size or 0
        )
        for frame in [*shape.resample(tone(rate, seconds)), *shape.resample(None)]:
            sink.mux(stream.encode(frame))
        sink.mux(stream.encode(None))
    return target.getvalue()


def tone(rate: int, seconds: float) -> av.AudioFrame:
    """Return a tone in one frame."""
    number = int(rate * seconds)
    # A whole number of waves fills a second: its samples are repeated.
    second = array.array("h", (int(9000 * math.sin(HERTZ * TURN * n / rate)) for n in range(rate)))
    waves = second * math.ceil(seconds)
    frame = av.AudioFrame(format="s16", layout="mono", samples=number)
    frame.planes[0].update(waves[:number].tobytes())
    frame.sample_rate = rate
    frame.pts = 0
    return frame


def recording(kind: str = "opus", seconds: float = 1.0) -> SimpleUploadedFile:
    """Return an upload of a recording."""
    return SimpleUploadedFile(f"AUD-20261122-WA0001.{kind}", sound_bytes(kind, seconds))
