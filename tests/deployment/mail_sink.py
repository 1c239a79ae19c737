"""A mail server that takes everything and keeps each mail as a file, for one's own machine."""

import socketserver
import threading
import time
from email import message_from_bytes
from email.utils import getaddresses
from itertools import count
from pathlib import Path


class _Session(socketserver.StreamRequestHandler):
    """One conversation by RFC 5321: just enough of it for Django's backend."""

    def handle(self) -> None:
        """Answer line by line until the other side leaves."""
        self._say("220 mail.test")
        while line := self.rfile.readline():
            verb = line[:4].upper()
            if verb == b"DATA":
                self._say("354 go on")
                self._keep()
                self._say("250 taken")
            elif verb == b"QUIT":
                self._say("221 bye")
                return
            else:
                self._say("250 mail.test")

    def _say(self, words: str) -> None:
        self.wfile.write(f"{words}\r\n".encode())

    def _keep(self) -> None:
        lines = []
        while (line := self.rfile.readline()) and line != b".\r\n":
            lines.append(line[1:] if line.startswith(b"..") else line)
        assert isinstance(self.server, MailSink)
        self.server.keep(b"".join(lines))


class MailSink(socketserver.ThreadingTCPServer):
    """Listens on a free port of the loopback from `begin()` to `end()`."""

    daemon_threads = True
    allow_reuse_address = True

    def __init__(self, folder: Path, port: int = 0) -> None:
        """Write to `folder`, one `.eml` a mail; their names sort by time."""
        self.folder = folder
        self.numbers = count()
        self.listens = False
        super().__init__(("127.0.0.1", port), _Session)
        self.port: int = self.server_address[1]

    def begin(self) -> None:
        """Listen, in a thread of its own."""
        self.listens = True
        threading.Thread(target=self.serve_forever, args=[0.1], daemon=True).start()

    def end(self) -> None:
        """Stop listening."""
        if self.listens:
            self.shutdown()
        self.server_close()

    def keep(self, mail: bytes) -> None:
        """Write a mail down; a reader never sees half of it."""
        self.folder.mkdir(parents=True, exist_ok=True)
        name = f"{time.time_ns():020}-{next(self.numbers):06}"
        draft = self.folder / f".{name}"
        draft.write_bytes(mail.replace(b"\r\n", b"\n"))
        draft.rename(self.folder / f"{name}.eml")

    def receivers(self) -> list[str]:
        """Return the address that each kept mail went to, in order."""
        found = []
        for path in sorted(self.folder.glob("*.eml")):
            heads = message_from_bytes(path.read_bytes()).get_all("To", [])
            found += [address for _name, address in getaddresses([str(head) for head in heads])]
        return found
