"""A trusted member tells a story again in Spanish on her phone; an editor reads it first."""

from typing import Any

import pytest
from django.utils import translation
from playwright.sync_api import Page, expect

from campaign.models import StoryPage
from home.enums import TrustChange
from home.models import AuthorTrust
from network.models import Organisation
from tests.factories.member_texts import story
from tests.factories.staff import member
from tests.factories.story_translations import change, public_story_of
from tests.journeys.browser import PHONE
from tests.journeys.conftest import OpenWindow, SignIn
from tests.journeys.demo_site import DemoSite
from tests.journeys.editor_steps import EDITOR, answer, enter, open_waiting
from tests.journeys.mailbox import Mailbox
from tests.journeys.member_steps import GO_ON, ORGANISATION, new_author, send

EMAIL = "luz@example.org"
LIST = "/es/members/translations/"
TOLD = {
    "title": "The tap beside the stalls",
    "text": "We carried water for an hour.\n\nNow the tap is ten steps away.",
    "text_language": "en",
    "place": "Kumasi",
}
SPANISH = {
    "title": "La llave de agua junto a los puestos",
    "text": "Cargábamos agua durante una hora.\n\nAhora la llave está a diez pasos.",
    "place": "Kumasi",
}
CHANGED = "We carried water for two hours.\n\nNow the tap is ten steps away."


@pytest.fixture
def original(restored_site: DemoSite, settings: Any) -> StoryPage:
    """A public story in English."""
    settings.SECRET_KEY = (restored_site.var / "secret_key").read_text().strip()
    organisation = Organisation.objects.get(slug=ORGANISATION)
    author = member(organisation, email="esi@example.org", language="en")
    with translation.override("en"):
        return public_story_of(story(author, organisation, **TOLD))


@pytest.fixture
def translator(phone: Page, sign_in: SignIn, restored_site: DemoSite) -> Page:
    """The phone of a member whom an editor trusts; the fixture names the site before she is in."""
    user = new_author(EMAIL, "es")
    AuthorTrust.objects.create(author=user, is_on=True, why=TrustChange.EDITOR)
    sign_in(phone, EMAIL, "es")
    return phone


def claim(phone: Page, title: str) -> None:
    """Find the story in the list and claim it."""
    phone.goto("/es/members/")
    phone.locator(f"main a[href='{LIST}']").click()
    row = phone.locator("main li.member-item").filter(has_text=title)
    row.get_by_role("button").click()
    phone.wait_for_url("**/edit/")


def write(phone: Page, words: dict[str, str]) -> None:
    """Type the words beside those of the original."""
    for name, value in words.items():
        phone.locator(f"main [name={name}]").fill(value)


def read(window: Page, page: StoryPage) -> None:
    """Read the translation as everybody does: credit, original, and the other language."""
    window.goto(page.url)
    expect(window.locator("h1")).to_have_text(SPANISH["title"])
    expect(window.locator(".story-text[lang=es] p")).to_have_count(2)
    expect(window.locator("main .byline bdi").filter(has_text="Abla Tanoh")).to_be_visible()
    expect(window.locator("main .also-in a[hreflang=en]")).to_be_visible()
    window.locator("main .byline a[hreflang=en]").click()
    expect(window.locator("h1")).to_have_text(TOLD["title"])
    expect(window.locator("main .also-in a[hreflang=es]")).to_be_visible()


@pytest.mark.parametrize("javascript", [False], ids=["no-script"])
@pytest.mark.parametrize("language", ["es"])
def test_a_translation_is_claimed_read_by_an_editor_and_marked_when_it_is_behind(
    original: StoryPage,
    translator: Page,
    open_window: OpenWindow,
    sign_in: SignIn,
    mailbox: Mailbox,
) -> None:
    claim(translator, TOLD["title"])
    expect(translator.locator(".pair__told [lang=en]").nth(1)).to_contain_text("ten steps")
    write(translator, {"title": SPANISH["title"]})
    translator.locator("main form.form button[name=later]").click()
    translator.locator("main a[href$='/preview/']").click()
    expect(translator.locator("form[action$='/submit/']")).to_have_count(0)
    translator.locator("main a[href$='/edit/'], section a[href$='/edit/']").first.click()
    write(translator, SPANISH)
    translator.locator("[name=named]").check()
    translator.locator(GO_ON).click()
    expect(translator.locator("main .byline bdi").filter(has_text="Abla Tanoh")).to_be_visible()
    send(translator)
    standing = translator.url
    page = StoryPage.objects.get(title=SPANISH["title"])
    assert not page.live

    editor = open_window(**EDITOR)
    enter(editor, sign_in)
    open_waiting(editor, SPANISH["title"])
    answer(editor, "approve")
    read(open_window(**PHONE), page)
    news = mailbox.wait_for("esi@example.org", "another language")
    assert page.full_url in news.links

    change(original, text=CHANGED)
    visitor = open_window(**PHONE)
    visitor.goto(page.url)
    expect(visitor.locator("main .notice")).to_contain_text("El original cambió")
    translator.goto(standing)
    expect(translator.locator("main .status-line")).to_contain_text("el original cambió")
    translator.locator("main a[href$='/edit/']").click()
    expect(translator.locator("main del")).to_contain_text("an hour")
    expect(translator.locator("main ins")).to_contain_text("two hours")
