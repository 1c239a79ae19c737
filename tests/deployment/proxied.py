"""nginx, started from its files before an application that says what it was asked."""

import http.client
import json
import socketserver
import ssl
import threading
import time
from http.server import BaseHTTPRequestHandler
from pathlib import Path
from typing import Any

from tests.deployment.server import Server

PUBLIC = "public, max-age=1, s-maxage=1, stale-while-revalidate=60, stale-if-error=60"
CACHE_CONTROL = {
    "/members/": "private, no-store",
    "/long/": "public, max-age=60",
    "/brief/": "public, max-age=1, stale-if-error=60",
}


class Application(BaseHTTPRequestHandler):
    """Answers with what it was asked, and as the path tells it to."""

    protocol_version = "HTTP/1.1"
    asked: list[str] = []
    # Whether it says that it cannot answer, as without its database.
    ill = False

    def address_string(self) -> str:
        """Return nothing: a socket of this machine has no address."""
        return ""

    def log_message(self, *_words: Any) -> None:
        """Be quiet."""

    def answer(self) -> None:
        """Say what was asked."""
        self.rfile.read(int(self.headers.get("Content-Length") or 0))
        type(self).asked.append(f"{self.command} {self.path}")
        seen = json.dumps({**dict(self.headers.items()), "number": len(self.asked)}).encode()
        self.send_response(503 if self.ill else 200)
        told = (words for part, words in CACHE_CONTROL.items() if part in self.path)
        cache = next(told, PUBLIC)
        self.send_header("Cache-Control", cache)
        self.send_header("Content-Type", "application/json")
        if "/varies/" in self.path:
            self.send_header("Vary", "Accept-Language")
        if "/cookie/" in self.path:
            self.send_header("Set-Cookie", "csrftoken=secret")
        self.send_header("Content-Length", str(len(seen)))
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(seen)

    do_GET = do_HEAD = do_POST = answer  # noqa: N815 - names of the library


class Listening(socketserver.ThreadingUnixStreamServer):
    """The application on the socket of its unit."""

    daemon_threads = True


class Site:
    """The server before an application of the test's own."""

    def __init__(self) -> None:
        """Place the files and start nginx."""
        self.machine = Server()
        self.application: Listening | None = None
        self.rise()
        self.machine.start_nginx()
        deadline = time.monotonic() + 10
        while time.monotonic() < deadline:
            try:
                self.get("/static/x")
            except OSError:
                time.sleep(0.05)
            else:
                break

    def rise(self) -> None:
        """Let the application answer."""
        self.application = Listening(str(self.socket), Application)
        threading.Thread(target=self.application.serve_forever, args=[0.05], daemon=True).start()

    def fall(self) -> None:
        """Let nobody answer."""
        assert self.application is not None
        self.application.shutdown()
        self.application.server_close()
        self.socket.unlink()

    @property
    def socket(self) -> Path:
        """Where the application listens."""
        return self.machine.root / "run/cradle/web.sock"

    def get(self, path: str, method: str = "GET", body: str | None = None, **headers: str) -> Any:
        """Ask over TLS; the answer has `.body` and, when it is JSON, `.seen`."""
        trusted = ssl.create_default_context(cafile=str(self.machine.certificate))
        line = http.client.HTTPSConnection(
            "localhost", self.machine.ports["https"], context=trusted, timeout=10
        )
        return self._ask(line, path, method, body, headers)

    def purge(self, path: str, method: str = "PURGE") -> Any:
        """Ask as the application does when a page has changed."""
        line = http.client.HTTPConnection("127.0.0.1", self.machine.ports["purge"], timeout=10)
        return self._ask(
            line, path, method, None, {"Host": f"localhost:{self.machine.ports['https']}"}
        )

    def plain(self, path: str, host: str = "localhost") -> Any:
        """Ask without TLS."""
        line = http.client.HTTPConnection("127.0.0.1", self.machine.ports["http"], timeout=10)
        return self._ask(line, path, "GET", None, {"Host": host})

    @staticmethod
    def _ask(line: Any, path: str, method: str, body: Any, headers: dict[str, str]) -> Any:
        names = {name.replace("_", "-"): value for name, value in headers.items()}
        line.request(method, path, body=body, headers=names)
        answer = line.getresponse()
        answer.body = answer.read()
        line.close()
        kind = answer.headers.get("Content-Type", "")
        answer.seen = (
            json.loads(answer.body)
            if kind == "application/json"
            and not answer.headers.get("Content-Encoding")
            and method != "HEAD"
            else {}
        )
        return answer


def assert_safe(answer: Any) -> None:
    """Check the headers of what nginx answers by itself."""
    assert "default-src 'none'" in answer.headers["Content-Security-Policy"]
    assert "unsafe" not in answer.headers["Content-Security-Policy"]
    assert "max-age=63072000" in answer.headers["Strict-Transport-Security"]
    assert answer.headers["X-Content-Type-Options"] == "nosniff"
    assert answer.headers["Server"] == "nginx"
