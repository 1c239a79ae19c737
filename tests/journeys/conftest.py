"""The running demo, windows of several kinds onto it, and its mailbox.

A journey asks for `phone` or `laptop`, a Playwright page; `@with_and_without_script` runs it twice.
It may read and write the demo's rows through the models. The demo is shared by all journeys of a
run: use people and texts of your own, or ask for `restored_site` when the demo's own content is
changed in a way that others would notice.
"""

import os
import re
from collections.abc import Callable, Generator, Iterator
from pathlib import Path
from typing import Any

import pytest
from django.db import connections
from playwright.sync_api import Browser, Page, sync_playwright
from pytest_django.plugin import DjangoDbBlocker

from tests.database import ROOT, use_database
from tests.journeys.browser import FLAGS, LAPTOP, PHONE, Visitor, executable
from tests.journeys.codes import forget_codes
from tests.journeys.demo_site import DemoSite
from tests.journeys.mailbox import Mailbox

# Playwright keeps an event loop in this thread, in which Django would refuse to touch a database.
os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"

OpenWindow = Callable[..., Page]
SignIn = Callable[..., None]
FAILED = pytest.StashKey[bool]()


def on_the_server() -> bool:
    """Whether the journeys of this run walk through the server set-up of deploy/."""
    return os.environ.get("JOURNEYS_ON") in {"server", "machines"}


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Leave out, on the server set-up, what only the demo has: its start and its own pages."""
    for item in items:
        of_the_demo = item.path.name == "test_demo_start.py" or "demo_" in item.name
        if on_the_server() and of_the_demo:
            item.add_marker(pytest.mark.skip(reason="a public server has no such page"))


def new_site(var: Path, worker: str) -> DemoSite:
    """Return the demo, or its content on the server set-up when JOURNEYS_ON says `server`.

    `machines` are two nodes of that set-up.
    """
    if os.environ.get("JOURNEYS_ON") == "machines":
        from tests.deployment.machines import MachinesSite

        return MachinesSite(var, worker)
    if on_the_server():
        # It needs programs that the demo does not.
        from tests.deployment.site import ServerSite

        return ServerSite(var, worker)
    return DemoSite(var, worker)


@pytest.fixture(scope="session")
def demo_site(
    django_test_environment: None,
    django_db_blocker: DjangoDbBlocker,
    tmp_path_factory: pytest.TempPathFactory,
    worker_id: str,
    request: pytest.FixtureRequest,
) -> Iterator[DemoSite]:
    """The demo, running on a copy of its own: `demo_site.url` is where."""
    with django_db_blocker.unblock():
        site = new_site(tmp_path_factory.mktemp("demo") / "var", worker_id)
        site.prepare()
        site.begin()
    yield site
    site.note(request.session.testsfailed, request.session.testscollected)
    with django_db_blocker.unblock():
        site.end()


@pytest.fixture(autouse=True)
def rows_of_the_demo(demo_site: DemoSite, django_db_blocker: DjangoDbBlocker) -> Iterator[None]:
    """Let the models of the test read and write the demo's database."""
    before = connections["default"].settings_dict["NAME"]
    with django_db_blocker.unblock():
        use_database(demo_site.database)
        yield
        use_database(before)


@pytest.fixture
def restored_site(demo_site: DemoSite) -> Iterator[DemoSite]:
    """The demo, put back to its beginning after the test."""
    yield demo_site
    connections["default"].close()
    demo_site.put_back()


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    """The browser itself, started once."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=executable(), args=FLAGS)
        yield browser
        browser.close()


@pytest.fixture
def javascript() -> bool:
    """Whether scripts run; `with_and_without_script` gives both."""
    return True


@pytest.fixture
def language() -> str:
    """The language that the visitor's browser asks for; parametrise it for others."""
    return "en"


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(
    item: pytest.Item, call: pytest.CallInfo[None]
) -> Generator[None, pytest.TestReport, pytest.TestReport]:
    """Remember how the test went, for the screenshot."""
    report = yield
    item.stash[FAILED] = report.failed
    return report


@pytest.fixture
def open_window(
    chromium: Browser,
    demo_site: DemoSite,
    request: pytest.FixtureRequest,
    javascript: bool,
    language: str,
) -> Iterator[OpenWindow]:
    """A way to open more windows, each of another visitor with cookies of her own."""
    visitors: list[Visitor] = []
    settings = {**LAPTOP, "locale": language, "java_script_enabled": javascript}

    def open_one(**options: Any) -> Page:
        visitors.append(Visitor(chromium, demo_site.url, **{**settings, **options}))
        return visitors[-1].page

    yield open_one
    name = re.sub(r"[^\w-]+", "-", request.node.name).strip("-")
    troubles = []
    for number, visitor in enumerate(visitors):
        picture = ROOT / "var" / "journeys" / f"{name}-{number}.png"
        troubles += visitor.leave(picture if request.node.stash.get(FAILED, False) else None)
    assert troubles == [], f"The server said: {demo_site.errors()}"


@pytest.fixture
def phone(open_window: OpenWindow) -> Page:
    """A small phone, 360 x 640."""
    return open_window(**PHONE)


@pytest.fixture
def laptop(open_window: OpenWindow) -> Page:
    """A laptop, 1280 x 800."""
    return open_window(**LAPTOP)


@pytest.fixture
def mailbox(demo_site: DemoSite) -> Mailbox:
    """The mails that arrive from now on."""
    return Mailbox(demo_site.var / "mail")


@pytest.fixture
def sign_in(mailbox: Mailbox, demo_site: DemoSite) -> SignIn:
    """A way to sign in as people do: `sign_in(laptop, "editor@demo.test")`."""

    def walk(page: Page, address: str, language: str = "en") -> None:
        second = demo_site.second_factor(address)
        forget_codes(demo_site.cache, address)
        page.goto(f"/{language}/account/login/")
        ask = page.locator("main form").filter(
            has=page.locator("input[inputmode=email], [type=email]")
        )
        ask.first.locator("input:not([type=hidden])").first.fill(address)
        ask.first.get_by_role("button").click()
        answer = page.locator("main form").filter(has=page.locator("input[name=code]"))
        answer.locator("input[name=code]").fill(mailbox.wait_for_code(address))
        answer.get_by_role("button").click()
        page.wait_for_url(lambda url: "/account/login/" not in url)
        if second:
            page.locator("main form input[name=code]").fill(second())
            page.locator("main form").get_by_role("button").first.click()
            page.wait_for_url(lambda url: "/account/2fa/" not in url)

    return walk
