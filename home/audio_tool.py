"""Reads a recording of any phone and writes it anew; a program of its own, started by home.audio.

What arrives is read by a large library in C. A broken or hostile file can end this process, or use
up what it was given, and nothing more. Nothing of Django is imported.

    python -m home.audio_tool probe FILE
    python -m home.audio_tool write FILE OPUS MP3

Prints JSON: {"seconds": 12} or {"refused": "..."} with a code of home.audio.
"""

import json
import resource
import sys
from collections.abc import Iterator
from typing import Any

import av
from av.audio.resampler import AudioResampler

LONGEST_SECONDS = 600
# Where a file does not say its length it is guessed from its size, a little too long.
GUESSED_TOO_LONG = 1.1
MEMORY_BYTES = 1024 * 1024 * 1024
# Reading is quick; writing ten minutes takes some seconds.
CPU_SECONDS = {"probe": 5, "write": 120}
# Nothing but the file itself is ever opened: a play list could name an address.
OPEN = {
    "protocol_whitelist": "file",
    "format_whitelist": "aac,amr,flac,matroska,mov,mp3,mp4,ogg,wav,webm",
    "codec_whitelist": "aac,amrnb,amrwb,flac,libopus,mp3,mp3float,opus,pcm_s16le,vorbis",
}
# A voice needs no more; twelve seconds are about 30 kB.
# Box, codec, samples and bits per second, options of the codec and of the box: no tags.
BARE = {"fflags": "+bitexact"}
OPUS = ("ogg", "libopus", 48_000, 20_000, {"application": "voip"}, BARE)
MP3 = ("mp3", "libmp3lame", 24_000, 32_000, {}, {**BARE, "id3v2_version": "0"})


class RefusedError(Exception):
    """The file is no recording that we take; the message is a code."""


def frames_of(source: Any) -> Iterator[Any]:
    """Yield what is heard, up to the longest that we take; raises RefusedError beyond."""
    if not source.streams.audio:
        raise RefusedError("silent")
    stream = source.streams.audio[0]
    heard = 0.0
    for frame in source.decode(stream):
        if not frame.sample_rate:
            raise RefusedError("broken")
        heard += frame.samples / frame.sample_rate
        if heard > LONGEST_SECONDS:
            raise RefusedError("long")
        frame.pts = None
        yield frame


def probe(path: str) -> float:
    """Return the length in seconds as far as the file says it, after hearing its beginning.

    What the file says is a little too long is heard to its end.
    """
    with av.open(path, options=OPEN) as source:
        frames = frames_of(source)
        beginning = next(frames, None)
        if beginning is None:
            raise RefusedError("silent")
        first = float(beginning.samples / beginning.sample_rate)
        seconds = (source.duration or 0) / av.time_base
        if seconds > LONGEST_SECONDS * GUESSED_TOO_LONG:
            raise RefusedError("long")
        if seconds > LONGEST_SECONDS:
            return first + sum(frame.samples / frame.sample_rate for frame in frames)
        return max(seconds, first)


def write(path: str, opus: str, mp3: str) -> float:
    """Write the recording as Opus and as MP3; return its length in seconds."""
    seconds = 0.0
    for target, kind in ((opus, OPUS), (mp3, MP3)):
        with av.open(path, options=OPEN) as source:
            seconds = write_one(source, target, *kind)
    if not seconds:
        raise RefusedError("silent")
    return seconds


def write_one(
    source: Any,
    target: str,
    box: str,
    codec: str,
    rate: int,
    bits: int,
    options: dict[str, str],
    bare: dict[str, str],
) -> float:
    """Write one copy in mono; return its length in seconds."""
    heard = 0.0
    with av.open(target, "w", format=box, options=bare) as sink:
        stream: Any = sink.add_stream(codec, rate=rate, options={**options, "flags": "+bitexact"})
        stream.bit_rate = bits
        stream.layout = "mono"
        shape = AudioResampler(format=stream.format, layout="mono", rate=rate)
        for frame in frames_of(source):
            heard += frame.samples / frame.sample_rate
            for part in shape.resample(frame):
                sink.mux(stream.encode(part))
        for part in shape.resample(None):
            sink.mux(stream.encode(part))
        sink.mux(stream.encode(None))
    return heard


def limit(act: str) -> None:
    """Let this process use no more time and memory than an honest recording needs."""
    resource.setrlimit(resource.RLIMIT_CPU, (CPU_SECONDS[act], CPU_SECONDS[act]))
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY_BYTES, MEMORY_BYTES))


def main(act: str, *paths: str) -> dict[str, Any]:
    """Do what was asked, and say what came of it."""
    av.logging.set_level(None)
    try:
        return {"seconds": probe(*paths) if act == "probe" else write(*paths)}
    except RefusedError as refusal:
        return {"refused": str(refusal)}
    except (av.FFmpegError, ValueError, MemoryError):
        return {"refused": "broken"}


if __name__ == "__main__":
    limit(sys.argv[1])
    sys.stdout.write(json.dumps(main(*sys.argv[1:])))
