"""Phones on a bad line: signed in without a mail, and allowed to lose the line."""

import re
import secrets
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from django.contrib.sessions.backends.db import SessionStore
from playwright.sync_api import Browser, Page
from playwright.sync_api import Error as PlaywrightError

from accounts.models import User
from tests.journeys.browser import PHONE, Visitor
from tests.journeys.demo_site import DemoSite
from tests.journeys.member_steps import new_author
from tests.journeys.samples import session_of

# What a browser writes to its console when the line is gone, which is what these tests are about.
NO_LINE = re.compile(r"net::ERR_(INTERNET_DISCONNECTED|FAILED|ABORTED)")


@contextmanager
def phone_on_a_bad_line(chromium: Browser, site: DemoSite, **options: Any) -> Iterator[Page]:
    """Open a phone that may lose the line; whatever else goes wrong on it fails the test."""
    visitor = Visitor(chromium, site.url, **PHONE, locale="en", **options)
    yield visitor.page
    troubles = [one for one in visitor.leave(None) if not NO_LINE.search(one)]
    assert troubles == [], site.errors()


def author_on(phone: Page, site: DemoSite, settings: Any) -> User:
    """Return an author of her own for a test, signed in on the phone; codes by mail are few."""
    user = new_author(f"line-{secrets.token_hex(4)}@example.org", "en")
    sign_in_again(phone, site, settings, user)
    return user


def sign_in_again(phone: Page, site: DemoSite, settings: Any, user: User, **session: Any) -> str:
    """Give the phone a session of `user`; return its key."""
    settings.SECRET_KEY = (site.var / "secret_key").read_text().strip()
    key = session_of(user)
    store = SessionStore(session_key=key)
    store.update(session)
    store.save()
    cookie = {"name": "sessionid", "value": key, "url": site.url, "httpOnly": True}
    phone.context.add_cookies([cookie])  # type: ignore[list-item]
    return key


def press_without_a_line(phone: Page, button: str) -> None:
    """Press a button while the line is gone, and see the browser's own page about it."""
    phone.context.set_offline(True)
    with phone.expect_event("requestfailed"):
        phone.locator(button).click(no_wait_after=True)
    phone.wait_for_url("chrome-error://**")
    phone.context.set_offline(False)


def drafts(phone: Page) -> list[str]:
    """Return the names of the drafts that lie on the phone."""
    try:
        names = phone.evaluate("Object.keys(localStorage).filter(n => n.startsWith('draft:'))")
    except PlaywrightError:
        return []
    return sorted(names)
