"""She writes on a bad line: nothing typed is lost, and nothing is posted twice."""

from collections.abc import Iterator
from typing import Any

import pytest
from django.contrib.sessions.models import Session
from playwright.sync_api import Browser, Page, expect

from campaign.models import StoryPage
from home.models import KeptForm
from tests.journeys.bad_line import (
    author_on,
    drafts,
    phone_on_a_bad_line,
    press_without_a_line,
    sign_in_again,
)
from tests.journeys.browser import with_and_without_script
from tests.journeys.conftest import SignIn
from tests.journeys.demo_site import DemoSite
from tests.journeys.mailbox import Mailbox
from tests.journeys.member_steps import GO_ON

NEW = "/en/members/stories/new/"
TITLE = "The gate closes at six"
TEXT = "I sell until the gate closes.\n\nMy son waits under the table."


@pytest.fixture
def phone(chromium: Browser, demo_site: DemoSite, javascript: bool) -> Iterator[Page]:
    """A phone that may lose the line."""
    options = {"java_script_enabled": javascript}
    with phone_on_a_bad_line(chromium, demo_site, **options) as page:
        yield page


def write(phone: Page) -> None:
    """Type a story into the open form."""
    phone.locator("[name=title]").fill(TITLE)
    phone.locator("main [name=text]").fill(TEXT)
    phone.locator("[name=kind]").select_option("cost")


def see_the_words(phone: Page) -> None:
    """See that the form holds what was typed."""
    expect(phone.locator("[name=title]")).to_have_value(TITLE)
    expect(phone.locator("main [name=text]")).to_have_value(TEXT)
    expect(phone.locator("[name=kind]")).to_have_value("cost")


@with_and_without_script
def test_the_text_is_there_after_signing_in_again(
    phone: Page, demo_site: DemoSite, settings: Any, mailbox: Mailbox, sign_in: SignIn
) -> None:
    author = author_on(phone, demo_site, settings)
    phone.goto(NEW)
    write(phone)
    Session.objects.all().delete()
    phone.locator(GO_ON).click()
    phone.wait_for_url("**/account/login/**")
    expect(phone.get_by_role("status")).to_contain_text("what you wrote is kept")
    phone.locator("main form [name=login]").first.fill(str(author.email))
    phone.get_by_role("button", name="Send me a code").click()
    phone.locator("input[name=code]").fill(mailbox.wait_for_code(str(author.email)))
    phone.locator("main form:has([name=code]) button").first.click()
    phone.wait_for_url(f"**{NEW}")
    see_the_words(phone)
    assert not StoryPage.objects.filter(owner=author).exists()
    phone.locator(GO_ON).click()
    phone.wait_for_url("**/people/")
    assert StoryPage.objects.get(owner=author).text == TEXT
    assert not KeptForm.objects.filter(user=author).exists()
    phone.goto(NEW)
    expect(phone.locator("[name=title]")).to_have_value("")


def test_the_text_is_there_after_the_line_was_lost_and_the_browser_closed(
    phone: Page, demo_site: DemoSite, settings: Any
) -> None:
    author = author_on(phone, demo_site, settings)
    phone.goto(NEW)
    write(phone)
    expect(phone.locator("[data-weight]")).to_contain_text("kB will be sent")
    press_without_a_line(phone, GO_ON)
    phone.goto("about:blank")
    phone.goto(NEW)
    see_the_words(phone)
    expect(phone.locator("[data-draft-note]")).to_be_visible()
    phone.locator(GO_ON).click()
    phone.wait_for_url("**/people/")
    assert drafts(phone) == []
    phone.goto(NEW)
    expect(phone.locator("[name=title]")).to_have_value("")
    assert StoryPage.objects.filter(owner=author).count() == 1


def test_an_answer_that_got_lost_leads_to_no_second_story(
    phone: Page, demo_site: DemoSite, settings: Any
) -> None:
    author = author_on(phone, demo_site, settings)
    phone.goto(NEW)
    write(phone)
    # The server has it, but the phone never hears of it.
    posted: list[int] = []

    def lose_the_answer(route: Any) -> None:
        if route.request.method == "POST" and not posted:
            posted.append(route.fetch(max_redirects=0).status)
            route.abort()
        else:
            route.continue_()

    phone.route(f"**{NEW}", lose_the_answer)
    with phone.expect_event("requestfailed"):
        phone.locator(GO_ON).click(no_wait_after=True)
    phone.wait_for_url("chrome-error://**")
    phone.context.clear_cookies(name="draft_saved")
    assert posted == [302]
    phone.goto(NEW)
    see_the_words(phone)
    phone.locator("main [name=text]").fill(f"{TEXT} Every day.")
    phone.locator(GO_ON).click()
    phone.wait_for_url("**/people/")
    assert StoryPage.objects.get(owner=author).text == f"{TEXT} Every day."


def test_a_draft_can_be_thrown_away(phone: Page, demo_site: DemoSite, settings: Any) -> None:
    author_on(phone, demo_site, settings)
    phone.goto(NEW)
    write(phone)
    phone.reload()
    see_the_words(phone)
    phone.get_by_role("button", name="Throw it away").click()
    expect(phone.locator("[name=title]")).to_have_value("")
    expect(phone.locator("[data-draft-note]")).to_be_hidden()
    phone.reload()
    expect(phone.locator("[name=title]")).to_have_value("")
    assert drafts(phone) == []


def test_signing_out_leaves_no_draft(phone: Page, demo_site: DemoSite, settings: Any) -> None:
    author_on(phone, demo_site, settings)
    phone.goto(NEW)
    write(phone)
    phone.goto("/en/members/")
    assert len(drafts(phone)) == 1
    phone.get_by_role("button", name="Sign out").click()
    phone.wait_for_url("**/en/")
    assert drafts(phone) == []


def test_somebody_else_on_this_phone_finds_no_draft(
    phone: Page, demo_site: DemoSite, settings: Any
) -> None:
    author_on(phone, demo_site, settings)
    phone.goto(NEW)
    write(phone)
    phone.goto("/en/")
    assert len(drafts(phone)) == 1
    author_on(phone, demo_site, settings)
    phone.goto(NEW)
    expect(phone.locator("[name=title]")).to_have_value("")
    assert drafts(phone) == []


def test_a_shared_phone_keeps_no_draft(phone: Page, demo_site: DemoSite, settings: Any) -> None:
    author = author_on(phone, demo_site, settings)
    sign_in_again(phone, demo_site, settings, author, shared_phone=True)
    phone.goto(NEW)
    write(phone)
    phone.reload()
    expect(phone.locator("[name=title]")).to_have_value("")
    assert drafts(phone) == []
