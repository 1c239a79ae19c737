"""The mails that the demo's worker wrote to files."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from email import message_from_bytes, policy
from email.message import EmailMessage
from email.utils import parsedate_to_datetime
from pathlib import Path

from django.conf import settings

MOST_SHOWN = 100


@dataclass(frozen=True)
class Letter:
    """One mail as a person reads it."""

    name: str
    to: str
    subject: str
    language: str
    sent_at: datetime | None
    text: str
    html: str


def letters() -> Iterator[Letter]:
    """Yield the latest mails, newest first: the names of the files sort by time."""
    paths = sorted(_folder().glob("*.eml"), reverse=True)
    return (_read(path) for path in paths[:MOST_SHOWN])


def find_letter(name: str) -> Letter | None:
    """Return one mail by the name of its file."""
    path = _folder() / f"{name}.eml"
    inside = path.resolve().parent == _folder().resolve()
    return _read(path) if inside and path.is_file() else None


def _folder() -> Path:
    return Path(settings.EMAIL_FILE_PATH)


def _read(path: Path) -> Letter:
    message = message_from_bytes(path.read_bytes(), policy=policy.default)
    date = message["Date"]
    return Letter(
        name=path.stem,
        to=str(message["To"] or ""),
        subject=str(message["Subject"] or "").strip(),
        language=str(message["Content-Language"] or ""),
        sent_at=parsedate_to_datetime(str(date)) if date else None,
        text=_body(message, "plain"),
        html=_body(message, "html"),
    )


def _body(message: EmailMessage, kind: str) -> str:
    part = message.get_body((kind,))
    return str(part.get_content()) if part else ""
