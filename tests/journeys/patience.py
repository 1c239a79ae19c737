"""Waiting for what a page's script has done.

Playwright's own `wait_for_function` evaluates text inside the page at every try after the first;
our content security policy forbids that, so it fails whenever the machine is slow.
"""

import time

from playwright.sync_api import Error, Page

from tests.journeys.browser import TIMEOUT_MILLISECONDS

PAUSE_MILLISECONDS = 50
# A page that is just being left or brought back cannot answer: that is no answer yet.
BETWEEN_PAGES = ("context was destroyed", "navigation")


def wait_until(page: Page, expression: str) -> None:
    """Return as soon as the script `expression` is true on `page`, asked from outside of it.

    Raises:
        AssertionError: it did not become true in the time that journeys allow.
    """
    deadline = time.monotonic() + TIMEOUT_MILLISECONDS / 1000
    while not answers(page, expression):
        assert time.monotonic() < deadline, f"never true: {expression}"
        page.wait_for_timeout(PAUSE_MILLISECONDS)


def answers(page: Page, expression: str) -> bool:
    """Return whether `expression` is true now; false while one page gives way to the next.

    Raises:
        Error: the expression itself fails.
    """
    try:
        return bool(page.evaluate(expression))
    except Error as error:
        if any(sign in error.message for sign in BETWEEN_PAGES):
            return False
        raise
