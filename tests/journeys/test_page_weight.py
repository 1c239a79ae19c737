"""What pages weigh on the way to a phone, and that they leave nothing on it."""

import gzip
import re
import urllib.request
from email.message import Message
from functools import cache

import pytest
from playwright.sync_api import Page

from tests.journeys.addresses import PAGES
from tests.journeys.browser import PHONE
from tests.journeys.conftest import OpenWindow
from tests.journeys.demo_site import DemoSite
from tests.journeys.mailbox import Mailbox
from tests.journeys.measures import Weight, weigh
from tests.journeys.samples import CODE, page_samples
from tests.measured import record, recording

KB = 1000
HTML, WITH_CODE, FIRST_VIEW, ALL_PICTURES = 14 * KB, 29 * KB, 60 * KB, 150 * KB
LITE, LITE_REQUESTS, NEXT_PAGE = 18 * KB, 3, 15 * KB
# Promised of the two pages that are shared most: bytes and requests, at first and to the end.
SHARED = {"CampaignPage", "StoryPage"}
SHARED_FIRST, SHARED_WHOLE = (48 * KB, 6), (72 * KB, 9)
CODE_LINK = re.compile(r'<(?:link rel="stylesheet" href|script type="module" src)="([^"]+)"')
LOADED = "performance.getEntriesByType('resource').map(entry => entry.name)"
MEASURED = [
    "HomePage",
    "CampaignPage",
    "PledgePage",
    "StoryPage",
    "DirectoryPage",
    "OrganisationPage",
]


@cache
def fetch(address: str) -> tuple[bytes, Message]:
    """Return a body and its headers, without a browser."""
    with urllib.request.urlopen(address) as answer:
        return answer.read(), answer.headers


@pytest.mark.parametrize("language", ["en", "es", "fr", "pt"])
def test_every_public_page_is_light_and_sets_no_cookie(
    demo_site: DemoSite, rows_of_the_demo: None, language: str
) -> None:
    values = page_samples(language)
    wrong = []
    for row in PAGES:
        if not row.is_public or language not in row.languages:
            continue
        html, headers = fetch(demo_site.url + row.address.format_map(values))
        weight = len(gzip.compress(html, 6))
        code = sum(
            len(gzip.compress(fetch(demo_site.url + link)[0], 6))
            for link in CODE_LINK.findall(html.decode())
        )
        limit = LITE if "lite=1" in row.address else WITH_CODE
        if weight > HTML or weight + code > limit:
            wrong.append(f"{row.name}: {weight} bytes of HTML and {code} of CSS and JS")
        if "Set-Cookie" in headers:
            wrong.append(f"{row.name} sets a cookie")
    assert not wrong, "\n".join(wrong)


def see_that_it_keeps_to(what: str, weight: Weight, most: int, requests: int) -> None:
    """Compare with what is promised, and write it down for docs/quality.md."""
    kept = weight.total <= most and weight.requests <= requests
    if recording():
        record(
            f"weight-{what.lower().replace(' ', '-')}",
            row="weight",
            goal=f"{most // KB} kB and {requests} requests",
            value=f"{what}: {weight.total / KB:.1f} kB",
            unit=f"and {weight.requests} requests",
            met=kept,
            command="make test",
        )
    assert kept, weight


@pytest.mark.parametrize("kind", MEASURED)
def test_a_phone_loads_little_and_keeps_nothing(
    open_window: OpenWindow, rows_of_the_demo: None, kind: str
) -> None:
    address = page_samples("en")[kind]
    windows = [open_window(**PHONE) for _ in range(3)]
    first = weigh(windows[0], address)
    whole = weigh(windows[1], address, to_the_end=True)
    lite = weigh(windows[2], f"{address}?lite=1")
    if kind in SHARED:
        see_that_it_keeps_to(f"{kind} as first loaded", first, *SHARED_FIRST)
        see_that_it_keeps_to(f"{kind} scrolled to the end", whole, *SHARED_WHOLE)
    assert first.total <= FIRST_VIEW, first
    assert whole.total <= ALL_PICTURES, whole
    assert (lite.total <= LITE, lite.requests <= LITE_REQUESTS) == (True, True), lite
    assert [window.context.cookies() for window in windows] == [[], [], []]


def test_each_next_page_of_signing_costs_little(
    phone: Page, rows_of_the_demo: None, mailbox: Mailbox
) -> None:
    seen: set[str] = set()

    def cost() -> int:
        """Return the bytes of the page that is open, and of what no page before it loaded."""
        phone.wait_for_load_state("networkidle")
        loaded = set(phone.evaluate(LOADED)) - seen
        seen.update(loaded)
        page = gzip.compress(phone.content().encode(), 6)
        return len(page) + sum(len(gzip.compress(fetch(address)[0], 6)) for address in loaded)

    phone.goto(page_samples("en")["PledgePage"])
    assert cost() <= FIRST_VIEW
    costs = {}
    form = phone.locator("#sign")
    form.locator("button").click()
    phone.locator("#errors").wait_for()
    costs["refused"] = cost()
    form.locator("[name=name]").fill("Light Weight")
    form.locator("[name=email]").fill("light@example.org")
    form.locator("[name=country]").select_option("PE")
    form.locator("[name=consent]").check()
    form.locator("button").click()
    phone.wait_for_url(f"**/p/{CODE}/sent/")
    costs["sent"] = cost()
    phone.goto(mailbox.wait_for("light@example.org").link("/confirm/"))
    costs["confirm"] = cost()
    phone.locator("main form button").click()
    phone.locator("main .share a").first.wait_for()
    costs["thanks"] = cost()
    assert {name: size for name, size in costs.items() if size > NEXT_PAGE} == {}
