"""What a small phone shows first, and how a keyboard gets on from there."""

from typing import Any

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.journeys.samples import page_samples

WORDS = 25
HEIGHT = 640
STOPS = 80
# Whether the focused element is seen, marked, and covered by nothing.
FOCUS = """() => {
    const element = document.activeElement;
    if (!element || element === document.body) return "";
    const box = element.getBoundingClientRect();
    const name = element.outerHTML.slice(0, 160);
    const x = box.left + Math.min(box.width / 2, 20), y = box.top + Math.min(box.height / 2, 20);
    if (x < 0 || y < 0 || x >= innerWidth || y >= innerHeight) return "off the screen: " + name;
    const top = document.elementFromPoint(x, y);
    const label = element.labels && element.labels[0];
    if (!top || !(element.contains(top) || top.contains(element) || label && label.contains(top)))
        return "covered: " + name;
    const marks = [[element], [element, "::after"], [element.closest(".card") || element]];
    const marked = marks.map(([part, pseudo]) => getComputedStyle(part, pseudo)).some(
        style => style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 2);
    return marked ? "fine" : "not marked: " + name;
}"""


def is_in_first_screen(part: Locator) -> bool:
    """Tell whether the whole of it is seen without scrolling."""
    box = part.bounding_box()
    return box is not None and box["y"] >= 0 and box["y"] + box["height"] <= HEIGHT


@pytest.mark.parametrize("language", ["en", "es", "fr", "pt"])
@pytest.mark.parametrize("kind", ["HomePage", "CampaignPage"])
def test_the_first_screen_holds_the_ask_one_number_with_its_source_and_one_button(
    phone: Page, rows_of_the_demo: None, language: str, kind: str
) -> None:
    phone.goto(page_samples(language)[kind])
    ask = phone.get_by_role("heading", level=1)
    assert 0 < len(ask.inner_text().split()) <= WORDS
    wanted: dict[str, Any] = {
        "ask": ask,
        "number": phone.locator("main .big-number__value").first,
        "source": phone.locator("main .big-number .source").first,
        "button": phone.locator("main .hero__button a"),
    }
    below = {
        name: part.bounding_box() for name, part in wanted.items() if not is_in_first_screen(part)
    }
    assert below == {}
    for several in ("main .button", "main .big-number__value"):
        assert len([one for one in phone.locator(several).all() if is_in_first_screen(one)]) == 1


def test_the_first_stop_of_the_keyboard_leads_past_the_menu(
    laptop: Page, rows_of_the_demo: None
) -> None:
    laptop.goto("/en/")
    laptop.keyboard.press("Tab")
    skip = laptop.locator(".skip-link")
    expect(skip).to_be_focused()
    expect(skip).to_be_in_viewport()
    laptop.keyboard.press("Enter")
    laptop.keyboard.press("Tab")
    assert laptop.evaluate("document.querySelector('main').contains(document.activeElement)")


@pytest.mark.parametrize("window", ["phone", "laptop"])
@pytest.mark.parametrize("kind", ["HomePage", "PledgePage", "DirectoryPage"])
def test_the_focus_is_marked_and_never_hidden(
    request: pytest.FixtureRequest, rows_of_the_demo: None, window: str, kind: str
) -> None:
    page: Page = request.getfixturevalue(window)
    page.goto(page_samples("en")[kind])
    seen = []
    for _ in range(STOPS):
        page.keyboard.press("Tab")
        seen.append(page.evaluate(FOCUS))
        if not seen[-1]:
            break
    assert len(seen) > 10
    assert [state for state in seen if state not in ("fine", "")] == []


def test_the_menu_of_a_phone_opens_by_the_keyboard(phone: Page, rows_of_the_demo: None) -> None:
    phone.goto("/en/")
    link = phone.locator(".menu__links a").first
    expect(link).not_to_be_visible()
    phone.locator(".menu summary").focus()
    phone.keyboard.press("Enter")
    expect(link).to_be_visible()
    for _ in range(12):
        phone.keyboard.press("Tab")
        if phone.evaluate("document.activeElement.matches('.menu__links a')"):
            break
    expect(link).to_be_focused()
    phone.keyboard.press("Enter")
    expect(phone.locator("h1")).to_be_visible()
    assert not phone.url.endswith("/en/")
