"""A supporter reads, signs, confirms and sees herself counted."""

import json
import re
import time
import urllib.request

import pytest
from playwright.sync_api import Page, expect

from campaign.models import CampaignPage, PledgePage, StoryIndexPage
from tests.journeys.browser import with_and_without_script
from tests.journeys.demo_site import DemoSite
from tests.journeys.mailbox import Mailbox
from tests.journeys.pace import slowness

CODE = "public-child-care"
PROMISED_SECONDS = 10


def count_of(site: DemoSite) -> int:
    """Return the count as the public data has it."""
    with urllib.request.urlopen(f"{site.url}/api/v1/pledges/{CODE}/count") as answer:
        return int(json.load(answer)["count"])


def sign(page: Page, email: str) -> None:
    """Fill in the form as a Spanish-speaking supporter would."""
    form = page.locator("#sign")
    form.locator("[name=name]").fill("Lucía Quispe Mamani")
    form.locator("[name=email]").fill(email)
    form.locator("[name=country]").select_option("PE")
    form.locator("[name=visibility][value=first]").check()
    form.locator("[name=wants_news]").check()
    form.locator("[name=consent]").check()
    form.locator("button[type=submit]").click()


def walk_to(page: Page, pledge: PledgePage) -> None:
    """Come from the home page over the campaign, what it asks and a story to the pledge."""
    campaign = CampaignPage.objects.get(locale=pledge.locale)
    # The newest story may have been told in any language.
    stories = [index.url for index in StoryIndexPage.objects.live()]
    page.goto("/")
    assert page.url.endswith("/es/")
    page.locator(f"main a[href='{campaign.url}']").first.click()
    page.wait_for_url(f"**{campaign.url}")
    expect(page.locator("main .ask--government").first).to_be_visible()
    links = ", ".join(f"main article.card a[href^='{url}']" for url in stories)
    card = page.locator(links).first
    title = card.inner_text()
    card.click()
    expect(page.locator("h1")).to_have_text(title)
    expect(page.locator(".story-text")).to_be_visible()
    page.go_back()
    page.locator(f"main a[href='{pledge.url}']").first.click()
    page.wait_for_url(f"**{pledge.url}")
    expect(page.locator("h1")).to_have_text(pledge.title)


@with_and_without_script
@pytest.mark.parametrize("language", ["es"])
def test_a_supporter_signs_confirms_and_is_counted(
    phone: Page, demo_site: DemoSite, mailbox: Mailbox, javascript: bool
) -> None:
    email = f"lucia-{'js' if javascript else 'plain'}@example.org"
    spanish = PledgePage.objects.get(pledge__code=CODE, locale__language_code="es")
    phone.goto(f"/p/{CODE}/?via=cartel-7")
    assert phone.url == f"{demo_site.url}{spanish.url}?via=cartel-7"
    walk_to(phone, spanish)
    before = count_of(demo_site)

    sign(phone, email)
    phone.wait_for_url(f"**/p/{CODE}/sent/")
    expect(phone.get_by_role("main")).to_contain_text(email)

    mail = mailbox.wait_for(email)
    assert spanish.title in mail.subject
    link = mail.link("/confirm/")
    assert link in mail.html
    urllib.request.urlopen(link).close()
    phone.goto(link)
    expect(phone.get_by_role("main")).to_contain_text("Lucía Quispe Mamani")
    assert count_of(demo_site) == before
    phone.locator("main form button").click()
    shares = phone.locator("main .share a")
    assert re.match("https://wa.me/", shares.first.get_attribute("href") or "")

    confirmed = time.monotonic()
    promised = PROMISED_SECONDS * slowness()
    while count_of(demo_site) == before and time.monotonic() - confirmed < promised:
        time.sleep(0.25)
    assert count_of(demo_site) == before + 1
    # A phone may show the page that it read before signing for as long as it says itself.
    time.sleep(PledgePage.cache_seconds)
    phone.goto(spanish.url)
    expect(phone.locator(".count__people strong")).to_have_text(str(before + 1))

    sign(phone, email)
    phone.wait_for_url(f"**/p/{CODE}/sent/")
    expect(phone.get_by_role("main")).to_contain_text(email)
    time.sleep(PROMISED_SECONDS / 2)
    assert count_of(demo_site) == before + 1


@with_and_without_script
@pytest.mark.parametrize("language", ["es"])
def test_a_refused_form_keeps_what_was_typed(phone: Page, javascript: bool) -> None:
    phone.goto(f"/p/{CODE}/")
    form = phone.locator("#sign")
    form.locator("[name=name]").fill("李")
    form.locator("[name=email]").fill("li@")
    form.locator("button[type=submit]").click()
    expect(phone.locator("#errors")).to_be_visible()
    expect(form.locator("[name=name]")).to_have_value("李")
    expect(form.locator("[name=email]")).to_have_value("li@")
    assert phone.url.endswith(f"/p/{CODE}/sign/")
