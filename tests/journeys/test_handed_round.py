"""A phone goes from hand to hand, and its browser keeps pages as they were for the way back.

Playwright starts Chromium without that (the back/forward cache): here it is on, as on every phone.
"""

import json
import secrets
from collections.abc import Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, Route, expect

from accounts.models import User
from campaign.models import Signature
from tests.journeys.browser import FLAGS, PHONE, Visitor, executable
from tests.journeys.demo_site import DemoSite
from tests.journeys.patience import wait_until
from tests.journeys.samples import session_of

FORM = "/en/members/collect/blue-umbrella/public-child-care/"
# What is noted whenever a page is shown: whether it was kept, and the name that stands in it.
WATCH = """
addEventListener("pageshow", (event) => {
    const seen = JSON.parse(sessionStorage.seen || "[]");
    const name = document.querySelector("[name=name]");
    sessionStorage.seen = JSON.stringify([...seen, [event.persisted, name ? name.value : null]]);
}, true);
"""
# A kept form was shown as often as it should, or it was not kept.
SHOWN = """() => {
    const seen = JSON.parse(sessionStorage.seen || "[]");
    return seen.length === %d || (seen.length > 0 && !seen[0][0]);
}"""
PERSONS = 5


@pytest.fixture
def phone(chromium: Browser, demo_site: DemoSite) -> Iterator[Page]:
    """A phone whose browser keeps pages for the way back, also those that say `no-store`.

    Some do so today (Safari), Chromium does not always: here it is not told.
    """
    browser = chromium.browser_type.launch(
        executable_path=executable(),
        args=FLAGS,
        ignore_default_args=["--disable-back-forward-cache"],
    )
    visitor = Visitor(browser, demo_site.url, **PHONE, locale="en")
    visitor.page.add_init_script(WATCH)
    visitor.page.route(f"**{FORM}", keepable)
    yield visitor.page
    troubles = visitor.leave(None)
    browser.close()
    assert troubles == [], demo_site.errors()


@pytest.fixture
def collector(phone: Page, demo_site: DemoSite, rows_of_the_demo: None, settings: Any) -> Page:
    """The phone of a collector who is signed in; codes by mail are few, and other tests' matter."""
    settings.SECRET_KEY = (demo_site.var / "secret_key").read_text().strip()
    key = session_of(User.objects.get(email="collector@demo.test"))
    phone.context.add_cookies(
        [{"name": "sessionid", "value": key, "url": demo_site.url, "httpOnly": True}]
    )
    return phone


def keepable(route: Route) -> None:
    """Let the page through without the header that forbids to keep it."""
    if route.request.method != "GET":
        route.continue_()
        return
    answer = route.fetch()
    route.fulfill(response=answer, headers={**answer.headers, "cache-control": "private"})


def sign(phone: Page, name: str) -> None:
    """Fill in the form that is handed round, and send it."""
    phone.locator("[name=name]").fill(name)
    phone.locator("[name=email]").fill("")
    phone.locator("[name=visibility][value=first]").check()
    phone.locator("[name=consent]").check()
    phone.locator("main form.form button[type=submit]").first.click()
    expect(phone.locator("h1")).to_have_text("Thank you")


def sign_and_go_back(phone: Page, who: str, showings: int) -> tuple[str, list[Any]]:
    """Sign, then go back with the browser's own button; return the name and the showings.

    A browser that is short of time does not always keep the page: then the next person signs.

    Args:
        phone: on the form.
        who: signs; each one has a name of her own.
        showings: how often the kept form is shown; twice when it is loaded anew by itself.
    """
    for _person in range(PERSONS):
        name = f"{who} {secrets.token_hex(3)}"
        sign(phone, name)
        phone.evaluate("sessionStorage.seen = '[]'")
        phone.evaluate("history.back()")
        wait_until(phone, SHOWN % showings)
        seen = list(json.loads(phone.evaluate("sessionStorage.seen")))
        if seen[0][0]:
            assert [kept for kept, _name in seen] == [True, False][:showings]
            return name, seen
    pytest.fail("The browser never kept the page.")


def test_the_way_back_shows_nothing_of_the_person_before(collector: Page) -> None:
    collector.goto(FORM)
    first, seen = sign_and_go_back(collector, "Awa Diop", showings=2)
    assert seen == [[True, ""], [False, ""]]
    expect(collector.locator("[name=consent]")).not_to_be_checked()

    second, seen = sign_and_go_back(collector, "Moussa Fall", showings=2)
    assert seen == [[True, ""], [False, ""]]
    assert (first in collector.content(), second in collector.content()) == (False, False)
    assert Signature.objects.filter(name__in=[first, second]).count() == 2


def test_without_the_script_the_browser_would_show_her(collector: Page) -> None:
    collector.route("**/forgetful*.js", lambda route: route.fulfill(content_type="text/javascript"))
    collector.goto(FORM)
    first, seen = sign_and_go_back(collector, "Awa Diop", showings=1)
    assert seen == [[True, first]]
