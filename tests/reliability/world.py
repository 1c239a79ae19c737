"""The one-server set-up before a PostgreSQL of its own: everything that a test may break."""

import http.client
import os
import signal
import ssl
import subprocess
import time
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from django.conf import settings
from django.db import connection, connections

from campaign.models import Pledge, SignatureTally
from tests.deployment.mail_sink import MailSink
from tests.deployment.server import Server
from tests.factories.campaign import (
    ConsentTextFactory,
    PledgeFactory,
    letters_of,
    pledge_page,
    sign_data,
)
from tests.factories.tree import Branch, site_tree
from tests.reliability.cluster import Cluster

CODE = "broken"
LANGUAGES = ("en", "es", "fr", "pt")
WEB, WORKER, SECOND = "cradle-web.service", "cradle-worker.service", "second-worker"
# Of two workers, what one held the other takes over; the names of processes, and their unit.
WORKERS = {WORKER: WORKER, SECOND: WORKER}


@dataclass(frozen=True)
class Answer:
    """What a visitor got."""

    status: int
    headers: Any
    text: str


def address_of(number: int) -> str:
    """Return an address of the loopback that nobody else signs from."""
    return f"127.{1 + number // 62_500}.{number // 250 % 250}.{2 + number % 250}"


class World:
    """nginx, application, worker, Redis, mail server and PostgreSQL, with one call to sign."""

    def __init__(self) -> None:
        """Start everything; the models of this process must be on the database of the tests."""
        self.cluster, self.machine = Cluster(), Server()
        try:
            self._begin()
        except BaseException:
            self.end()
            raise

    def _begin(self) -> None:
        self.cluster.start()
        self.cluster.copy_from_tests()
        with self.cluster.models():
            tree = self._plant()
            self.pages = {code: branch.home.url for code, branch in tree.items()}
        self.machine.configure(
            DJANGO_SETTINGS_MODULE="tests.reliability.settings",
            # The links of its mails are made here, too.
            SECRET_KEY=settings.SECRET_KEY,
            DATABASE_URL=self.cluster.url,
            ALLOWED_HOSTS="localhost",
        )
        self.trusted = ssl.create_default_context(cafile=str(self.machine.certificate))
        self.machine.start()

    @staticmethod
    def _plant() -> dict[str, Branch]:
        tree = site_tree(*LANGUAGES)
        pledge = PledgeFactory.create(code=CODE, goal=2_000_000)
        for code, branch in tree.items():
            ConsentTextFactory(language=code)
            pledge_page(branch, pledge, slug=CODE)
        return tree

    def clear(self) -> None:
        """Forget who has signed and what was sent; the models must be on this database."""
        with connection.cursor() as cursor:
            cursor.execute("TRUNCATE campaign_signature, home_outboxmail CASCADE")
        SignatureTally.objects.all().delete()
        Pledge.objects.update(signature_count=0, counted_at=None)
        for path in self.machine.mail.folder.glob("*.eml"):
            path.unlink()

    def ask(
        self,
        path: str,
        form: dict[str, Any] | None = None,
        number: int = 0,
        **headers: str,
    ) -> Answer:
        """Ask through nginx over TLS, as the visitor with this number; OSError as she gets it."""
        line = http.client.HTTPSConnection(
            "localhost",
            self.machine.ports["https"],
            context=self.trusted,
            timeout=30,
            source_address=(address_of(number), 0),
        )
        fields = {name.replace("_", "-"): value for name, value in headers.items()}
        try:
            if form is None:
                line.request("GET", path, headers=fields)
            else:
                kind = {"Content-Type": "application/x-www-form-urlencoded"}
                line.request("POST", path, urlencode(form, doseq=True), {**kind, **fields})
            answer = line.getresponse()
            return Answer(answer.status, answer.headers, answer.read().decode(errors="replace"))
        finally:
            line.close()

    def read(self, path: str) -> Answer:
        """Read a page past the cache of nginx."""
        return self.ask(path, Cookie="sessionid=none")

    def sign(self, number: int, language: str = "en") -> Answer:
        """Send the sign form of the signer with this number."""
        form = sign_data(
            name=f"Ama {letters_of(number)}", email=email_of(number), language=language
        )
        return self.ask(f"/p/{CODE}/sign/", form, number)

    def readiness(self) -> str:
        """Return what /readyz says."""
        return self.ask("/readyz").text.strip()

    def kill(self, name: str) -> None:
        """Kill a process and all that it started, as the system does when memory is short."""
        process = self.machine.processes.pop(name)
        os.killpg(process.pid, signal.SIGKILL)
        process.wait()

    def kill_web_worker(self, choose: Callable[[list[int]], int]) -> bool:
        """Kill one process that answers; False when none is alive, as just after a kill."""
        told = subprocess.run(
            ["pgrep", "--parent", str(self.machine.processes[WEB].pid)],
            capture_output=True, text=True, check=False,
        )  # fmt: skip
        alive = [int(line) for line in told.stdout.split()]
        if not alive:
            return False
        try:
            os.kill(choose(alive), signal.SIGKILL)
        except ProcessLookupError:
            return False
        return True

    def revive(self) -> None:
        """Start again what ended by itself, as systemd does (`Restart=always`)."""
        for name, unit in {WEB: WEB, **WORKERS}.items():
            process = self.machine.processes.get(name)
            if process is not None and process.poll() is not None:
                self.machine.start_unit(unit, name)

    def start_worker(self, name: str = WORKER) -> None:
        """Start a worker."""
        self.machine.start_unit(WORKERS[name], name)

    def stop_mail(self) -> None:
        """Let nobody listen where mails go."""
        self.machine.mail.end()

    def start_mail(self) -> None:
        """Let the mail server come back where it was."""
        before = self.machine.mail
        self.machine.mail = MailSink(before.folder, before.port)
        self.machine.mail.begin()

    def mails(self) -> list[str]:
        """Return the address of each mail that the mail server took, in order."""
        return self.machine.mail.receivers()

    def end(self) -> None:
        """Stop and remove everything."""
        connections["default"].close()
        self.machine.end()
        self.cluster.end()


def email_of(number: int) -> str:
    """Return the address of a signer; every one at a domain of her own."""
    return f"signer{number}@{number}.example.org"


def wait_for(condition: Callable[[], bool], seconds: float, what: str) -> float:
    """Wait until a condition holds; return the seconds that it took, AssertionError if too long."""
    began = time.monotonic()
    while not condition():
        assert time.monotonic() - began < seconds, f"not within {seconds:.0f} s: {what}"
        time.sleep(0.1)
    return time.monotonic() - began


def the_pledge() -> Pledge:
    """Return the call that everybody signs."""
    return Pledge.objects.get(code=CODE)
