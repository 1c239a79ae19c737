"""Recordings: any phone's file in, two bare copies out, private until released."""

import io
import json
from pathlib import Path

import av
import pytest
from django.core.exceptions import ValidationError
from django.core.files.storage import default_storage
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from home import audio_tool
from home.actions.prepare_recording import prepare_recording
from home.actions.release_recording import put_in_place, release_recording, withdraw_recording
from home.enums import RecordingState
from home.forms.recording import RecordingField
from home.models import Recording
from tests.factories.accounts import UserFactory
from tests.factories.sounds import KINDS, TITLE, recording, sound_bytes
from tests.factories.staff import editor

pytestmark = pytest.mark.django_db
PLAYLIST = b"#EXTM3U\n#EXT-X-TARGETDURATION:9\n#EXTINF:9,\nhttp://169.254.169.254/latest\n"


def kept(kind: str = "opus", **fields: object) -> Recording:
    """Return a recording that has just arrived."""
    return Recording.objects.create(original=recording(kind), seconds=1, **fields)


def prepared(**fields: object) -> Recording:
    """Return a recording that can be heard."""
    row = kept(**fields)
    prepare_recording.func(row.pk)
    row.refresh_from_db()
    return row


@pytest.mark.parametrize("kind", KINDS)
def test_what_any_phone_records_becomes_opus_and_mp3_without_tags(
    kind: str, django_capture_on_commit_callbacks: object
) -> None:
    row = kept(kind)
    original = row.original.name
    with django_capture_on_commit_callbacks(execute=True):  # type: ignore[operator]
        prepare_recording.func(row.pk)
    row.refresh_from_db()
    assert row.is_ready
    assert not default_storage.exists(original)
    for name, codec in ((row.opus, "opus"), (row.mp3, "mp3float")):
        content = default_storage.open(name).read()
        assert TITLE.encode() not in content
        with av.open(io.BytesIO(content)) as heard:
            stream = heard.streams.audio[0]
            assert (stream.codec_context.name, stream.codec_context.layout.name) == (codec, "mono")
            lengths = [float(part.samples / part.sample_rate) for part in heard.decode(stream)]
            assert 0.9 < sum(lengths) < 1.2
            assert not heard.metadata.keys() & {"title", "location", "artist", "encoder"}


def upload(content: bytes) -> SimpleUploadedFile:
    """Return bytes under an innocent name."""
    return SimpleUploadedFile("voice.opus", content)


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"", "did not arrive whole"),
        (b"\x00" * 5000, "can't be read"),
        (PLAYLIST, "can't be read"),
        (b"RIFF\xff\xff\xff\xffWAVEfmt ", "can't be read"),
        (b"\x89PNG\r\n\x1a\n" + b"x" * 900, "can't be read"),
        (b"<svg xmlns='http://www.w3.org/2000/svg'/>", "can't be read"),
        (b"x" * (2 * 1024 * 1024 + 1), "larger than 2 MB"),
    ],
    ids=["empty", "zeros", "playlist", "huge-claim", "picture", "drawing", "heavy"],
)
def test_what_is_no_recording_is_refused_in_words(content: bytes, words: str) -> None:
    with pytest.raises(ValidationError, match=words):
        RecordingField().clean(upload(content))


def test_more_than_ten_minutes_are_refused() -> None:
    second = sound_bytes("amr", 1)
    # An AMR file is its six letters and then one frame after the other (RFC 4867, 5).
    long = second[:6] + second[6:] * 605
    with pytest.raises(ValidationError, match="longer than 10 minutes"):
        RecordingField().clean(upload(long))


def test_nearly_ten_minutes_are_taken_though_their_length_is_only_guessed() -> None:
    taken = RecordingField().clean(upload(sound_bytes("amr", 595)))
    assert 595 <= taken.seconds <= 596


def test_a_broken_end_leaves_what_was_heard_or_fails_in_words(tmp_path: Path) -> None:
    whole = sound_bytes("mp3", 3)
    row = Recording.objects.create(original=upload(whole[: len(whole) // 2]), seconds=1)
    prepare_recording.func(row.pk)
    row.refresh_from_db()
    assert row.state in {RecordingState.READY, RecordingState.FAILED}
    assert not row.original


def test_a_file_that_cannot_be_written_anew_is_not_kept(
    django_capture_on_commit_callbacks: object,
) -> None:
    row = Recording.objects.create(original=upload(b"\x00" * 900), seconds=1)
    original = row.original.name
    with django_capture_on_commit_callbacks(execute=True):  # type: ignore[operator]
        prepare_recording.func(row.pk)
    row.refresh_from_db()
    assert row.state == RecordingState.FAILED
    assert not default_storage.exists(original)


def test_the_program_says_what_it_refuses(tmp_path: Path) -> None:
    path = tmp_path / "nothing"
    path.write_bytes(b"nothing")
    assert json.loads(json.dumps(audio_tool.main("probe", str(path)))) == {"refused": "broken"}


def test_a_recording_is_public_only_while_it_is_released(
    django_capture_on_commit_callbacks: object,
) -> None:
    row = prepared()
    assert row.opus.startswith("pending-sounds/")
    before = row.opus
    with django_capture_on_commit_callbacks(execute=True):  # type: ignore[operator]
        release_recording(row)
    row.refresh_from_db()
    assert row.opus.startswith("sounds/")
    assert default_storage.url(row.mp3).startswith("/media/sounds/")
    assert not default_storage.exists(before)
    public = row.opus
    with django_capture_on_commit_callbacks(execute=True):  # type: ignore[operator]
        withdraw_recording(row)
    row.refresh_from_db()
    assert row.opus.startswith("pending-sounds/")
    assert not default_storage.exists(public)
    put_in_place(row.pk)
    assert default_storage.exists(row.opus)


def test_strangers_hear_nothing_that_is_not_released(client: Client) -> None:
    sender = UserFactory.create()
    row = prepared(uploaded_by_user=sender)
    address = reverse("private_file", args=[row.opus])
    assert client.get(address).status_code == 404
    client.force_login(UserFactory.create())
    assert client.get(address).status_code == 404
    for allowed in (sender, editor()):
        client.force_login(allowed)
        answer = client.get(address)
        assert (answer.status_code, answer["Content-Type"]) == (200, "audio/ogg")


@pytest.mark.parametrize(
    ("asked", "status", "shown"),
    [
        ("bytes=0-3", 206, "bytes 0-3/{size}"),
        ("bytes=-4", 206, "bytes {before}-{last}/{size}"),
        ("bytes=10-", 206, "bytes 10-{last}/{size}"),
        ("bytes=999999999-", 416, "bytes */{size}"),
        ("bytes=-0", 416, "bytes */{size}"),
        ("bytes=0-1,5-6", 200, ""),
        ("bytes=-", 200, ""),
        ("pages=1", 200, ""),
    ],
)
def test_phones_hear_a_recording_piece_by_piece(
    client: Client, asked: str, status: int, shown: str
) -> None:
    row = prepared()
    client.force_login(editor())
    size = default_storage.size(row.mp3)
    answer = client.get(reverse("private_file", args=[row.mp3]), headers={"range": asked})
    assert answer.status_code == status
    values = {"size": size, "last": size - 1, "before": size - 4}
    assert answer.get("Content-Range", "") == shown.format(**values)


def test_a_deleted_recording_takes_its_files_with_it(
    django_capture_on_commit_callbacks: object,
) -> None:
    row = prepared()
    names = [row.opus, row.mp3]
    with django_capture_on_commit_callbacks(execute=True):  # type: ignore[operator]
        row.delete()
    assert not any(default_storage.exists(name) for name in names)
