"""Outgoing mail as data: the backend that writes it into the outbox, and the way back.

Every mail of Django, allauth and Wagtail becomes an `OutboxMail` row in its caller's transaction:
when the request fails, no mail goes out; when it succeeds, none is lost.

A mail may also wait as an errand: the name of a writer (`home.registry.mail_writers`) and what it
needs to know. The worker has it written when its turn comes, in nobody's request, and not at all
when it is no longer wanted by then.
"""

import base64
from collections.abc import Sequence
from email.message import Message
from email.mime.base import MIMEBase
from email.utils import make_msgid
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit
from uuid import uuid4

from django.conf import settings
from django.core.mail import EmailMessage, EmailMultiAlternatives
from django.core.mail.backends.base import BaseEmailBackend
from django.utils import timezone

from .models import OutboxMail
from .registry import mail_writers


class NotNow(Exception):  # noqa: N818 - not an error
    """Raised by a writer whose mail is wanted, but not now: it loses none of its tries."""


class OutboxBackend(BaseEmailBackend):
    """Writes mails to the outbox, inside the caller's transaction."""

    def send_messages(self, email_messages: Sequence[EmailMessage]) -> int:
        """Queue the mails; return how many. A mail to nobody is not queued."""
        rows = [outbox_row(mail) for mail in email_messages if mail.recipients()]
        OutboxMail.objects.bulk_create(rows)
        return len(rows)


class FolderBackend(BaseEmailBackend):
    """Writes each mail to a file of its own in `EMAIL_FILE_PATH`, for the demo's mailbox."""

    def send_messages(self, email_messages: Sequence[EmailMessage]) -> int:
        """Write the mails as `.eml` files whose names sort by time; return how many."""
        folder = Path(settings.EMAIL_FILE_PATH)
        folder.mkdir(parents=True, exist_ok=True)
        for mail in email_messages:
            name = f"{timezone.now():%Y%m%d-%H%M%S-%f}-{uuid4().hex[:8]}"
            # Renamed when complete, so that a reader never sees half a mail.
            draft = folder / f".{name}"
            draft.write_bytes(mail.message().as_bytes())
            draft.rename(folder / f"{name}.eml")
        return len(email_messages)


def outbox_row(mail: EmailMessage) -> OutboxMail:
    """Return an unsaved row that holds the whole of `mail`.

    The Message-ID is fixed here, so that a mail that goes out twice is known as one.
    """
    headers = {str(name): str(value) for name, value in (mail.extra_headers or {}).items()}
    if not any(name.lower() == "message-id" for name in headers):
        headers["Message-ID"] = new_message_id()
    subject = " ".join(str(mail.subject).split())
    return OutboxMail(
        to=[str(address) for address in mail.to],
        sender=str(mail.from_email)[:254],
        subject=subject[:255],
        message={
            "subject": subject,
            "from": str(mail.from_email),
            "cc": list(mail.cc),
            "bcc": list(mail.bcc),
            "reply_to": list(mail.reply_to),
            "headers": headers,
            "body": str(mail.body),
            "subtype": mail.content_subtype,
            "alternatives": [
                [str(content), mimetype]
                for content, mimetype in getattr(mail, "alternatives", None) or []
            ],
            "attachments": [_pack(attachment) for attachment in mail.attachments],
        },
    )


def errand_row(
    writer: str, about: dict[str, Any], to: str, subject: str, *, bulk: bool = False
) -> OutboxMail:
    """Return an unsaved row for a mail that `writer` will write when it is sent.

    Args:
        writer: a name in `home.registry.mail_writers`.
        about: what the writer needs to know, as JSON.
        to: the address that it goes to.
        subject: what staff see in the list of mails; the writer sets the real one.
        bulk: whether it is one of many, for which no confirmation may wait.
    """
    message = {"writer": writer, "about": about, "message_id": new_message_id()}
    return OutboxMail(to=[to], subject=subject[:255], message=message, bulk=bulk)


def new_message_id() -> str:
    """Return a fresh Message-ID of our own domain."""
    return make_msgid(domain=urlsplit(settings.BASE_URL).hostname)


def restore(row: OutboxMail) -> EmailMessage | None:
    """Return the mail of `row` as a message that any backend can send; None if not wanted now.

    Raises ValueError when the content was dropped because the mail is out, NotNow when it is to
    wait.
    """
    held = row.message
    if not held:
        raise ValueError(f"Mail {row.pk} has no content any more.")
    if "writer" in held:
        return _written(held)
    mail = EmailMultiAlternatives(
        subject=held["subject"],
        body=held["body"],
        from_email=held["from"],
        to=row.to,
        cc=held["cc"],
        bcc=held["bcc"],
        reply_to=held["reply_to"],
        headers=held["headers"],
    )
    mail.content_subtype = held["subtype"]
    for content, mimetype in held["alternatives"]:
        mail.attach_alternative(content, mimetype)
    for name, content, mimetype in held["attachments"]:
        mail.attach(name, base64.b64decode(content), mimetype)
    return mail


def _written(held: dict[str, Any]) -> EmailMessage | None:
    """Have an errand's mail written, under the Message-ID that it got when it was queued."""
    mail = mail_writers[held["writer"]](held["about"])
    if mail is not None:
        mail.extra_headers.setdefault("Message-ID", held["message_id"])
    return mail


def _pack(attachment: Any) -> list[str | None]:
    """Return name, content (base64) and type of an attachment of either kind Django knows."""
    if isinstance(attachment, MIMEBase | Message):
        content: Any = attachment.get_payload(decode=True) or b""
        return [attachment.get_filename(), _encode(content), attachment.get_content_type()]
    name, content, mimetype = attachment
    return [name, _encode(content), mimetype]


def _encode(content: str | bytes | Any) -> str:
    raw = content.encode() if isinstance(content, str) else bytes(content)
    return base64.b64encode(raw).decode("ascii")
