"""Every screen in every language, light and dark, 320 pixels wide: axe finds nothing on it."""

import os
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Error, Page

from tests.journeys.address_row import Row
from tests.journeys.addresses import ROWS
from tests.journeys.browser import PHONE
from tests.journeys.conftest import OpenWindow
from tests.journeys.demo_site import DemoSite
from tests.journeys.measures import RULES
from tests.journeys.samples import Samples

pytestmark = pytest.mark.skipif(
    os.environ.get("DATABASE_URL", "").startswith("postgres"),
    reason="the screens look the same on every database",
)
NARROW = {**PHONE, "viewport": {"width": 320, "height": 640}}
AXE = Axe().axe_script
# In the dark only the colours differ.
COLOURS = {"resultTypes": ["violations"], "runOnly": ["color-contrast"]}
WIDER = "document.documentElement.scrollWidth - document.documentElement.clientWidth"


@pytest.fixture
def samples(demo_site: DemoSite, rows_of_the_demo: None, settings: Any, language: str) -> Samples:
    """The values of the braces; sessions and links are signed with the demo's own key."""
    settings.SECRET_KEY = (demo_site.var / "secret_key").read_text().strip()
    settings.EMAIL_BACKEND = "home.mail.OutboxBackend"
    settings.BASE_URL = demo_site.url
    return Samples(language, demo_site)


def enter(page: Page, row: Row, samples: Samples) -> None:
    """Sign in whom the row wants."""
    page.context.clear_cookies()
    if row.who:
        key = samples.sessions[row.who]
        page.context.add_cookies(
            [{"name": "sessionid", "value": key, "url": samples.site, "httpOnly": True}]
        )


def show(page: Page, row: Row, samples: Samples) -> int:
    """Open the screen of a row; return the status with which it came."""
    enter(page, row, samples)
    answer = page.goto(samples.fill(row.address))
    if row.press:
        form = page.locator(samples.fill(row.press)).first
        for name, value in row.fields.items():
            field = form.locator(f"[name={name}]")
            if field.evaluate("field => field.tagName") == "SELECT":
                field.select_option(value)
            elif field.get_attribute("type") == "checkbox":
                field.check()
            else:
                field.fill(samples.fill(value))
        with page.expect_navigation() as navigation:
            form.evaluate("form => form.requestSubmit()")
        answer = navigation.value
    assert answer is not None
    return answer.status


def violations(page: Page, options: dict[str, Any]) -> list[str]:
    """Return what axe, which the page has loaded already, finds with these options."""
    found = page.evaluate("options => axe.run(document, options)", options)["violations"]
    return [
        f"{fault['id']}: {[(node['target'], node['html'][:120]) for node in fault['nodes'][:3]]}"
        for fault in found
    ]


def findings(page: Page) -> list[str]:
    """Return what is wrong with the screen that is open, light and dark."""
    page.emulate_media(color_scheme="light")
    page.evaluate(AXE)
    found = violations(page, RULES)
    page.emulate_media(color_scheme="dark")
    found += [f"dark {fault}" for fault in violations(page, COLOURS)]
    # Text of twice the size on 320 pixels is what nobody asks for (WCAG 1.4.4 and 1.4.10 apart).
    if "text=200" not in page.url and (wider := page.evaluate(WIDER)):
        found.append(f"scrolls sideways by {wider} px")
    return found


@pytest.mark.parametrize("language", ["en", "es", "fr", "pt"])
@pytest.mark.parametrize("part", [0, 1])
def test_axe_finds_nothing_and_no_screen_scrolls_sideways(
    open_window: OpenWindow, samples: Samples, language: str, part: int
) -> None:
    page = open_window(**NARROW)
    wrong: list[str] = []
    for row in ROWS[part::2]:
        if language not in row.languages:
            continue
        try:
            status = show(page, row, samples)
        except Error as error:
            wrong.append(f"{row.name}: {str(error)[:300]}")
            continue
        found = findings(page)
        if status != row.status:
            found.append(f"status {status} instead of {row.status} at {page.url}")
        if not row.press and not page.url.endswith(samples.fill(row.address)):
            found.append(f"led to {page.url}")
        wrong += [f"{row.name}: {fault}" for fault in found]
    assert not wrong, "\n".join(wrong)
