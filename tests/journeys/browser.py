"""The browser: the system's Chromium, and visitors who notice what went wrong on the way."""

import re
import shutil
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, ConsoleMessage, Page, Response, expect

from tests.journeys.pace import slowness

PROGRAMS = ("chromium", "chromium-browser", "google-chrome")
FLAGS = [
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-dev-shm-usage",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
]
PHONE: dict[str, Any] = {
    "viewport": {"width": 360, "height": 640},
    "device_scale_factor": 2,
    "is_mobile": True,
    "has_touch": True,
}
LAPTOP: dict[str, Any] = {"viewport": {"width": 1280, "height": 800}}
# Chromium writes a refused form (422) to the console as if it were a fault.
HARMLESS = re.compile(r"Failed to load resource: the server responded with a status of 4\d\d")
TIMEOUT_MILLISECONDS = int(20_000 * slowness())

expect.set_options(timeout=TIMEOUT_MILLISECONDS)

with_and_without_script = pytest.mark.parametrize(
    "javascript", [True, False], ids=["script", "no-script"]
)


def executable() -> str:
    """Return the path of the system's Chromium; fail when there is none."""
    for program in PROGRAMS:
        if path := shutil.which(program):
            return path
    pytest.fail("Journeys need Chromium: run .ci/system-packages")


class Troubles:
    """What went wrong while a visitor walked through the site."""

    def __init__(self, page: Page, origin: str) -> None:
        """Listen to `page`; requests to anything but `origin` are troubles too."""
        self.origin = origin
        self.seen: list[str] = []
        page.on("console", self.on_console)
        page.on("pageerror", lambda error: self.seen.append(f"script error: {error}"))
        page.on("response", self.on_response)

    def on_console(self, message: ConsoleMessage) -> None:
        """Note errors, among them whatever the content security policy blocked."""
        if message.type == "error" and not HARMLESS.search(message.text):
            self.seen.append(f"console: {message.text}")

    def on_response(self, response: Response) -> None:
        """Note answers of a broken server, and requests to third parties."""
        if response.status >= 500:
            self.seen.append(f"{response.status} at {response.url}")
        if not response.url.startswith((self.origin, "data:", "blob:")):
            self.seen.append(f"third party: {response.url}")


class Visitor:
    """One person's window, with cookies of its own."""

    def __init__(self, browser: Browser, origin: str, **options: Any) -> None:
        """Open the window.

        Args:
            browser: the running Chromium.
            origin: scheme, host and port of the site, to which relative addresses lead.
            options: of Playwright's `new_context`.
        """
        # Over TLS it is our own set-up, with a certificate that was made a moment ago.
        own = origin.startswith("https://localhost:")
        self.context = browser.new_context(
            base_url=origin, **{"ignore_https_errors": own, **options}
        )
        self.context.set_default_timeout(TIMEOUT_MILLISECONDS)
        self.page = self.context.new_page()
        self.troubles = Troubles(self.page, origin)

    def leave(self, screenshot: Path | None) -> list[str]:
        """Close the window; return what went wrong on the way.

        Args:
            screenshot: where to keep a picture of the last page, after a failure.
        """
        if screenshot:
            screenshot.parent.mkdir(parents=True, exist_ok=True)
            self.page.screenshot(path=screenshot, full_page=True)
        self.context.close()
        return self.troubles.seen
