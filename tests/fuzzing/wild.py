"""What is sent to forms as nobody would fill them in: made up, and known to have hurt."""

from dataclasses import dataclass
from typing import Any

from django.core.files.uploadedfile import SimpleUploadedFile
from hypothesis import strategies as st

from tests.factories.pictures import picture_bytes
from tests.fuzzing.forms import Control, Form

# Each has broken a site somewhere: an end of a text, of a number, of a calendar, of a statement.
KNOWN = (
    "",
    " ",
    "\x00",
    "a\x00b",
    "'",
    '"',
    "''; --",
    "%",
    "%s",
    "%00",
    "{0}",
    "{{ 7 }}",
    "\\",
    "\r\nX: y",
    "-1",
    "0",
    "1.5",
    "1e309",
    "NaN",
    "Infinity",
    "٣",
    "²",
    "0x10",
    "1_000",
    "+1",
    "２",
    "2147483648",
    "9223372036854775808",
    "9" * 400,
    "2026-02-30",
    "0001-01-01",
    "9999-12-31",
    "10000-01-01",
    "0000-00-00",
    "25:61",
    "2026-W01",
    "a@b",
    "a@localhost",
    "ama@example.org",
    "a@" + "b." * 120 + "org",
    "ａ@example.org",
    "http://[",
    "http://[::1",
    "//",
    "javascript:alert(1)",
    "https://" + "a" * 300 + ".org/",
    "../../etc/passwd",
    "<script>",
    "<b>&amp;",
    "\u202e\u2066",
    "\u200b",
    "\ufeff",
    "\ufffe",
    "é" * 300,
    "🏳️‍🌈" * 60,
    "ﷺ" * 200,
    "अ" * 500,
    "x" * 20_000,
    "word " * 4_000,
    "[]",
    "{}",
    '{"a": [',
    "null",
    "None",
    "true",
    "EN",
    "en-x",
    "zz",
    "2026",
    "[deep" * 300,
    "+233" + "1" * 60,
    "00000000-0000-0000-0000-000000000000",
)
NAMES = (
    "photo.jpg",
    "a.pdf",
    "a.csv",
    "a.xlsx",
    "a.mp3",
    "a.webm",
    "a.svg",
    "",
    "../../a.jpg",
    "a\x00.jpg",
    "x" * 300 + ".jpg",
    "\u202egpj.exe",
    "a.jpg.php",
    "CON",
    ".htaccess",
)
KINDS = (
    "image/jpeg",
    "image/png",
    "application/pdf",
    "text/csv",
    "audio/mpeg",
    "x",
    "",
    "a/b; c=d",
)
_JPEG = picture_bytes("JPEG")
_PNG = picture_bytes("PNG")
# A header that promises 60,000 x 60,000 pixels.
_BOMB = _PNG[:16] + (60_000).to_bytes(4, "big") * 2 + _PNG[24:]
CONTENTS = (
    b"",
    b"\x00",
    b"\xff\xd8\xff",
    _JPEG,
    _JPEG[: len(_JPEG) // 2],
    _JPEG + b"<?php",
    _PNG[:40],
    _BOMB,
    b"GIF89a" + bytes(20),
    b"RIFF\x00\x00\x00\x00WEBPVP8 ",
    b"\x00\x00\x00\x20ftypavif",
    b"PK\x03\x04" + bytes(60),
    b"%PDF-1.7\n",
    b"<svg xmlns='http://www.w3.org/2000/svg' onload='x'/>",
    b"ID3\x04" + bytes(40),
    b"name;country\n\xff\xfe\x00",
    b"name,country\n" + b"a,GH\n" * 2_000,
    b'\xef\xbb\xbfname\n"',
    b"=1+1,@x\n",
    b"\x1aE\xdf\xa3" + bytes(40),
    b"OggS" + bytes(60),
    b"\xff" * 4_000,
)
texts = st.sampled_from(KNOWN) | st.text(st.characters(exclude_categories=["Cs"]), max_size=120)


@dataclass(frozen=True)
class Upload:
    """A file that is made when it is sent: a second sending reads it from its beginning."""

    name: str
    kind: str
    content: bytes

    def file(self) -> SimpleUploadedFile:
        """Return it."""
        return SimpleUploadedFile(self.name or "x", self.content, self.kind)


uploads = st.builds(
    Upload,
    st.sampled_from(NAMES),
    st.sampled_from(KINDS),
    st.sampled_from(CONTENTS) | st.binary(max_size=400),
)


@st.composite
def filled(draw: st.DrawFn, form: Form) -> dict[str, list[str | Upload]]:
    """Return what is sent: a form filled in as it should be, but for some of its names."""
    names = sorted(form.controls)
    wild = (
        draw(st.sets(st.sampled_from(names), max_size=max(6, len(names) // 4))) if names else set()
    )
    sent: dict[str, list[str | Upload]] = {}
    for name in names:
        control = form.controls[name]
        values = draw(_wild(control)) if name in wild else draw(_tame(control))
        if values:
            sent[name] = values
    for name in draw(
        st.lists(st.sampled_from(("page", "lite", "lang", "next", "q", "x\x00")), max_size=2)
    ):
        sent.setdefault(name, [draw(texts)])
    return sent


def _wild(control: Control) -> st.SearchStrategy[list[Any]]:
    if control.kind == "file":
        return st.lists(uploads | texts, max_size=2)
    return st.lists(texts, max_size=3)


def _tame(control: Control) -> st.SearchStrategy[list[Any]]:
    """Return what a person would send."""
    if control.kind == "file":
        return st.just([]) | st.just([Upload("photo.jpg", "image/jpeg", _JPEG)])
    if control.kind == "hidden" or (control.given and any(control.given)):
        return st.just(list(control.given))
    if control.kind in {"select", "radio", "submit"}:
        return (
            st.sampled_from(control.offered).map(lambda one: [one])
            if control.offered
            else st.just([])
        )
    if control.kind == "checkbox":
        return st.just([control.offered[0]]) | st.just([])
    plain = {
        "email": "ama@example.org",
        "date": "2026-12-01",
        "number": "12",
        "url": "https://example.org/",
    }
    return st.just([plain.get(control.kind, "Ama")])
