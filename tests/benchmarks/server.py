"""Web servers as in production, started and stopped for a measurement."""

import os
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from contextlib import closing
from pathlib import Path
from types import TracebackType
from typing import NamedTuple

WORKERS = 2
THREADS = 4
SECONDS_TO_START = 120


def free_port() -> int:
    """Return a port that nothing listens on."""
    with closing(socket.socket()) as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


class Server:
    """granian with two workers, serving the application of a settings module."""

    def __init__(
        self,
        settings: str,
        log: Path,
        *,
        application: str = "config.wsgi:application",
        folder: Path | None = None,
        more: dict[str, str] | None = None,
    ) -> None:
        """Remember what to serve, and where its words go.

        Args:
            settings: the settings module.
            log: file that the server's words are added to.
            application: module and name of the WSGI application.
            folder: where the server is started; this project's own unless given.
            more: environment variables besides those of this process.
        """
        self.settings, self.log = settings, log
        self.application, self.folder, self.more = application, folder, more or {}
        self.port = free_port()
        self.process: subprocess.Popen[bytes] | None = None

    @property
    def url(self) -> str:
        """Its address."""
        return f"http://127.0.0.1:{self.port}"

    def __enter__(self) -> "Server":
        """Start, and wait until it answers."""
        self.start()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """Stop."""
        self.stop()

    def start(self) -> None:
        """Start the server; TimeoutError when it does not answer in time."""
        command = [
            *(str(Path(sys.executable).with_name("granian")), "--interface", "wsgi"),
            *("--host", "127.0.0.1", "--port", str(self.port), "--workers", str(WORKERS)),
            *("--blocking-threads", str(THREADS), "--log-level", "warning"),
            *("--respawn-failed-workers", self.application),
        ]
        environment = {**os.environ, **self.more, "DJANGO_SETTINGS_MODULE": self.settings}
        with self.log.open("ab") as log:
            self.process = subprocess.Popen(
                command,
                env=environment,
                cwd=self.folder,
                stdout=log,
                stderr=log,
                start_new_session=True,
            )
        self.wait_until_ready()

    def revive(self) -> None:
        """Start again when the server gave up, as the supervisor of a machine does.

        granian ends itself when one worker dies twice within a few seconds.
        """
        if self.process is not None and self.process.poll() is not None:
            self.start()

    def wait_until_ready(self) -> None:
        """Return once it answers at all, ready or not."""
        deadline = time.monotonic() + SECONDS_TO_START
        while time.monotonic() < deadline:
            try:
                with urllib.request.urlopen(f"{self.url}/readyz", timeout=5):
                    return
            except urllib.error.HTTPError:
                return
            except OSError:
                time.sleep(0.1)
        raise TimeoutError(f"{self.settings} does not answer; see {self.log}")

    def stop(self) -> None:
        """Stop the server and its workers."""
        if self.process is None:
            return
        try:
            os.killpg(self.process.pid, signal.SIGTERM)
            self.process.wait(20)
        except subprocess.TimeoutExpired:
            os.killpg(self.process.pid, signal.SIGKILL)
            self.process.wait()
        self.process = None


class Servers(NamedTuple):
    """What every benchmark is given: the site, and the bare view beside it."""

    ours: Server
    bare: Server
