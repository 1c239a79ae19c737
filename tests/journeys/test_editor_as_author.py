"""An editor changes the campaign page and translates pages into Spanish and Portuguese."""

from django.utils.text import slugify
from playwright.sync_api import Page, expect
from wagtail.models import Page as WagtailPage

from campaign.models import CampaignPage
from home.models import HomePage, StandardPage
from tests.journeys.conftest import OpenWindow, SignIn
from tests.journeys.demo_site import DemoSite
from tests.journeys.editor_steps import (
    enter,
    footer_button,
    preview,
    publish,
    synchronise,
    translate,
)

ASK = "We ask every city: open a crèche at every market, before the first bus."
ASKS = {
    "es": "Pedimos a cada ciudad: abran una guardería en cada mercado, antes del primer bus.",
    "pt": "Pedimos a cada cidade: abram uma creche em cada mercado, antes do primeiro ônibus.",
}
TITLES = {"es": "Preguntas sobre las guarderías", "pt": "Perguntas sobre as creches"}


def in_language(page: WagtailPage, code: str) -> WagtailPage:
    """Return the translation of a page, as the database has it now."""
    return page.get_translations().get(locale__language_code=code).specific


def check_language_links(visitor: Page, page: WagtailPage, codes: list[str]) -> None:
    """Walk from the page by its language links through every translation and back.

    A browser that has seen the pages before may show them as they were up to a minute ago.
    """
    visitor.goto(page.url)
    for code in [*codes, "en"]:
        target = page if code == "en" else in_language(page, code)
        visitor.locator(f".languages a[hreflang={code}]").first.click()
        visitor.wait_for_url(f"**{target.url}")
        expect(visitor.locator("html")).to_have_attribute("lang", code)


def test_an_editor_changes_the_campaign_page_and_translates_the_change(
    laptop: Page, open_window: OpenWindow, sign_in: SignIn, restored_site: DemoSite
) -> None:
    page = CampaignPage.objects.get(locale__language_code="en")
    enter(laptop, sign_in)
    laptop.goto(f"/admin/pages/{page.pk}/edit/")
    laptop.locator("#id_ask").fill(ASK)
    preview(laptop, ASK)
    publish(laptop)
    laptop.goto(page.url)
    expect(laptop.locator("h1")).to_have_text(ASK)

    synchronise(laptop, page)
    for code, words in ASKS.items():
        target = in_language(page, code)
        laptop.goto(f"/admin/pages/{target.pk}/edit/")
        footer_button(laptop, "[value=publish]").click()
        expect(laptop.locator(".messages .error")).to_contain_text("texts are translated")
        assert in_language(page, code).ask == target.ask
        translate(laptop, {ASK: words})
        laptop.goto(target.url)
        expect(laptop.locator("h1")).to_have_text(words)
    check_language_links(open_window(), page, ["es", "fr", "pt"])


def test_a_page_of_title_and_slug_is_made_translated_and_linked(
    laptop: Page, open_window: OpenWindow, sign_in: SignIn, restored_site: DemoSite
) -> None:
    home = HomePage.objects.get(locale__language_code="en")
    enter(laptop, sign_in)
    laptop.goto(f"/admin/pages/add/home/standardpage/{home.pk}/?outline=")
    laptop.locator("#id_title").fill("Questions about crèches")
    laptop.get_by_role("tab", name="Promote").click()
    expect(laptop.locator("#id_slug")).not_to_have_value("")
    laptop.locator("#id_slug").fill("questions")
    publish(laptop)
    page = StandardPage.objects.get(slug="questions", locale=home.locale)

    laptop.goto(f"/admin/localize/submit/page/{page.pk}/")
    for name in ["Spanish", "Portuguese"]:
        laptop.get_by_label(name).check()
    laptop.locator("form[method=POST] input[type=submit]").click()
    expect(laptop.locator(".messages .success")).to_be_visible()
    for code, words in TITLES.items():
        target = in_language(page, code)
        assert target.title == page.title
        laptop.goto(f"/admin/pages/{target.pk}/edit/")
        translate(laptop, {page.title: words}, slug=("questions", slugify(words)))
        laptop.goto(f"/{code}/{slugify(words)}/")
        expect(laptop.locator("h1")).to_have_text(words)
    visitor = open_window()
    check_language_links(visitor, page, ["es", "pt"])
    visitor.locator(".languages a[hreflang=fr]").first.click()
    visitor.wait_for_url("**/fr/questions/")
    expect(visitor.locator(".notice").first).to_contain_text("n’existe pas encore en français")
    expect(visitor.locator("[lang=en] h1")).to_have_text(page.title)
