"""The mails that the demo's worker sent: files in a folder, read as a person reads them."""

import re
import time
from collections.abc import Callable
from dataclasses import dataclass
from email import message_from_bytes, policy
from email.message import EmailMessage
from pathlib import Path

from tests.journeys.pace import slowness

CODE = re.compile(r"^\s*([A-Z0-9]{3,4}-?[A-Z0-9]{3,4})\s*$", re.MULTILINE)


@dataclass(frozen=True)
class Letter:
    """One mail, taken apart."""

    to: str
    subject: str
    text: str
    html: str
    message: EmailMessage

    @property
    def links(self) -> list[str]:
        """The addresses written in the text, in order."""
        return re.findall(r"https?://[^\s<>\"]+", self.text)

    def link(self, part: str) -> str:
        """Return the first link that holds `part`; fail with the mail's text if none does."""
        for link in self.links:
            if part in link:
                return link
        raise AssertionError(f"No link with {part!r} in:\n{self.text}")

    @property
    def code(self) -> str:
        """The sign-in code, which stands on a line of its own; "" in a mail without one."""
        found = CODE.search(self.text)
        return found.group(1) if found else ""


class Mailbox:
    """All mails of the demo; remembers which of them a test has taken out."""

    def __init__(self, folder: Path) -> None:
        """Read the files in `folder`; what lies there already counts as read."""
        self.folder = folder
        self.read = len(self.letters())

    def letters(self) -> list[Letter]:
        """Return every mail, oldest first: the names of the files sort by time."""
        return [letter(path.read_bytes()) for path in sorted(self.folder.glob("*.eml"))]

    def unread(self, to: str) -> list[Letter]:
        """Return the mails to an address that arrived since this mailbox was opened."""
        return [mail for mail in self.letters()[self.read :] if to in mail.to]

    def wait_for(self, to: str, subject: str = "", seconds: float = 15) -> Letter:
        """Wait for a mail to the address, and take out everything up to it.

        Args:
            to: the address, or a part of the header.
            subject: a part of the subject, when several mails are on their way.
            seconds: how long to wait for the worker, on an idle machine.
        """
        return self._first(
            to, lambda mail: subject in mail.subject, f"with {subject!r}", seconds * slowness()
        )

    def wait_for_code(self, to: str, seconds: float = 15) -> str:
        """Wait for a mail with a sign-in code; other mail to the address may come before it."""
        return self._first(
            to, lambda mail: bool(mail.code), "with a code", seconds * slowness()
        ).code

    def _first(
        self, to: str, wanted: Callable[[Letter], bool], what: str, seconds: float
    ) -> Letter:
        deadline = time.monotonic() + seconds
        while time.monotonic() < deadline:
            for number, mail in enumerate(self.letters()):
                if number >= self.read and to in mail.to and wanted(mail):
                    self.read = number + 1
                    return mail
            time.sleep(0.1)
        arrived = [(mail.to, mail.subject) for mail in self.letters()[self.read :]]
        raise AssertionError(f"No mail to {to} {what} within {seconds:.0f} s: {arrived}")


def letter(source: bytes) -> Letter:
    """Take a mail apart."""
    message = message_from_bytes(source, policy=policy.default)
    assert isinstance(message, EmailMessage)
    text, html = message.get_body(("plain",)), message.get_body(("html",))
    return Letter(
        to=str(message["To"]),
        subject=str(message["Subject"]),
        text=text.get_content() if text else "",
        html=html.get_content() if html else "",
        message=message,
    )
