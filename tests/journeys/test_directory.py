"""A visitor finds an organisation by a misspelled name, on the map, and two side by side."""

from playwright.sync_api import Page, expect

from tests.journeys.browser import with_and_without_script
from tests.journeys.conftest import OpenWindow


def rows(page: Page) -> list[str]:
    """Return the names in the list."""
    return page.locator("main .card__title").all_inner_texts()


@with_and_without_script
def test_a_misspelled_name_a_choice_and_a_circle_lead_to_organisations(phone: Page) -> None:
    phone.goto("/en/network/")
    phone.locator("main [name=q]").fill("blu umbrela")
    phone.locator("main form [type=submit]").first.click()
    assert rows(phone)[0].startswith("Blue Umbrella")
    phone.locator("main .card__title a").first.click()
    expect(phone.locator("h1")).to_contain_text("Blue Umbrella")
    expect(phone.locator("main .facts").first).to_contain_text("Accra")
    phone.locator("details.record summary").click()
    expect(phone.locator("details.record")).to_contain_text("Members pay dues")

    phone.goto("/en/network/?country=PE")
    expect(phone.locator("main")).to_contain_text("Lima")
    expect(phone.locator("main .chip").first).to_contain_text("Peru")
    phone.get_by_role("link", name="Map", exact=True).click()
    circle = phone.locator(".map__drawing a").first
    circle.focus()
    phone.keyboard.press("Enter")
    phone.wait_for_url("**town=*")
    assert rows(phone)


@with_and_without_script
def test_two_cooperatives_are_compared_and_the_markets_of_a_town_are_counted(
    open_window: OpenWindow,
) -> None:
    visitor = open_window()
    visitor.goto("/en/network/?type=coop")
    boxes = visitor.locator("input[name=with]")
    for place in range(2):
        boxes.nth(place).check()
    visitor.locator("#compare button").click()
    expect(visitor.locator("h1")).to_have_text("Cooperatives side by side")
    expect(visitor.locator("main table").first).to_be_visible()
    visitor.goto("/en/network/")
    visitor.get_by_role("link", name="Markets and child care").click()
    visitor.get_by_role("link", name="Ghana").click()
    visitor.get_by_role("link", name="Accra", exact=True).click()
    expect(visitor.locator("main")).to_contain_text("Morning Star Crèche")
    answer = visitor.request.get("/api/v1/organisations.csv?country=GH")
    assert answer.text().startswith("id,name,")
