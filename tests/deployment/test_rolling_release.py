"""A release under load: no request fails, and what was acknowledged is there.

Walked by `make production-check`; too slow for every change.
"""

import http.client
import itertools
import os
import shutil
import ssl
import threading
import time
from collections import Counter
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from urllib.parse import urlencode

import pytest

from campaign.models import PledgePage, Signature
from tests.database import ROOT
from tests.deployment.database_url import database_url
from tests.deployment.server import Server, missing_programs
from tests.factories.campaign import ConsentTextFactory, pledge_page, sign_data
from tests.factories.tree import site_tree
from tests.measured import record, recording

pytestmark = [
    pytest.mark.django_db(transaction=True),
    pytest.mark.skipif(
        os.environ.get("JOURNEYS_ON") != "server", reason="make production-check walks it"
    ),
    pytest.mark.skipif(
        bool(missing := missing_programs()), reason=f"{', '.join(missing)} is not here"
    ),
]
REQUESTS = 2000
GOOD = {"sign 303", "page 200", "live 200", "read 200"}
HANDS = 8
# Every visitor has an address of her own; the limit of signings counts each by itself.
ADDRESSES = [f"127.0.0.{number}" for number in range(2, 42)]
MARK = """
_unmarked = application


def application(environ, start_response):
    def start(status, headers, *error):
        return start_response(status, [*headers, ("X-Release", "next")], *error)

    return _unmarked(environ, start)
"""


@pytest.fixture
def page() -> PledgePage:
    """A pledge that can be signed."""
    ConsentTextFactory()
    return pledge_page(site_tree("en")["en"])


@pytest.fixture
def server(page: PledgePage) -> Iterator[Server]:
    """The set-up on the database of the test, without a worker: nothing here waits for one."""
    machine = Server()
    machine.configure(DATABASE_URL=database_url(), ALLOWED_HOSTS="localhost")
    machine.manage("collectstatic", "--no-input", "--verbosity=0")
    machine.start("cradle-web.service")
    yield machine
    machine.end()


def next_release(folder: Path) -> Path:
    """Return a folder with the same code, whose answers say that they are of the next release."""
    folder.mkdir()
    for path in ROOT.iterdir():
        if path.name not in {"config", "var", ".git"}:
            (folder / path.name).symlink_to(path)
    shutil.copytree(ROOT / "config", folder / "config", ignore=shutil.ignore_patterns("*.pyc"))
    with (folder / "config/wsgi.py").open("a") as wsgi:
        wsgi.write(MARK)
    return folder


class Load:
    """Visitors who read and sign until they are told that it is enough."""

    def __init__(self, server: Server, page: PledgePage) -> None:
        """Remember where and what."""
        self.server, self.page = server, page
        self.trusted = ssl.create_default_context(cafile=str(server.certificate))
        self.answers: Counter[str] = Counter()
        self.releases: Counter[str | None] = Counter()
        self.slowest = 0.0
        self.numbers = itertools.count()
        self.done = threading.Event()

    def ask(self, number: int) -> None:
        """Read, sign or look, in turn; note what comes back."""
        kind = ("sign", "page", "live", "read")[number % 4]
        began = time.monotonic()
        try:
            status, release = self._ask(kind, number)
        except (OSError, http.client.HTTPException) as error:
            status, release = type(error).__name__, None
        self.slowest = max(self.slowest, time.monotonic() - began)
        self.answers[f"{kind} {status}"] += 1
        self.releases[release] += 1

    def _ask(self, kind: str, number: int) -> tuple[str, str | None]:
        line = http.client.HTTPSConnection(
            "localhost",
            self.server.ports["https"],
            context=self.trusted,
            timeout=30,
            source_address=(ADDRESSES[number % len(ADDRESSES)], 0),
        )
        if kind == "sign":
            words = sign_data(name=f"Ama {number}", email=f"ama{number}@example.org")
            path, body = f"/p/{self.page.pledge.code}/sign/", urlencode(words, doseq=True)
            headers = {"Content-Type": "application/x-www-form-urlencoded"}
            line.request("POST", path, body, headers)
        else:
            # A cookie of a session goes past the cache.
            cookie = {"Cookie": "sessionid=none"} if kind == "page" else {}
            line.request("GET", "/healthz" if kind == "live" else self.page.url, headers=cookie)
        answer = line.getresponse()
        answer.read()
        line.close()
        return str(answer.status), answer.headers.get("X-Release")

    def work(self) -> None:
        """Go on until told to stop, and at least for the whole number of requests."""
        while (number := next(self.numbers)) < REQUESTS or not self.done.is_set():
            self.ask(number)


def test_a_release_under_load_fails_no_request(
    server: Server, page: PledgePage, tmp_path: Path
) -> None:
    load = Load(server, page)
    with ThreadPoolExecutor(HANDS) as hands:
        working = [hands.submit(load.work) for _hand in range(HANDS)]
        time.sleep(1)
        server.install(next_release(tmp_path / "next"))
        server.reload_unit("cradle-web.service")
        wait_for(lambda: is_next(server))
        load.done.set()
        for one in working:
            one.result()
    total = sum(load.answers.values())
    print(f"{total} requests, slowest {load.slowest:.2f} s: {dict(load.answers)}")
    failed = total - sum(load.answers[kind] for kind in GOOD)
    if recording():
        record(
            "release-under-load",
            row="deploy",
            goal=f"0 failed of {REQUESTS:,} requests",
            value=f"{failed} of {total:,} failed, the slowest took {load.slowest:.1f}",
            unit="s",
            met=not failed and total >= REQUESTS,
            command="make production-check",
        )
    assert set(load.answers) == GOOD
    assert total >= REQUESTS
    assert Signature.objects.count() == load.answers["sign 303"]


def is_next(server: Server) -> bool:
    """Whether every process is of the next release: twenty answers in a row say so."""
    return all(server.open("/healthz").headers["X-Release"] for _again in range(20))


def wait_for(condition: Callable[[], bool], seconds: float = 90) -> None:
    """Wait until a condition holds."""
    deadline = time.monotonic() + seconds
    while not condition():
        assert time.monotonic() < deadline, "The next release never came"
        time.sleep(0.5)
