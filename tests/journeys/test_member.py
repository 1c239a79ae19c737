"""A member is invited, signs in and tells a story with two photos, on her phone."""

from pathlib import Path

import pytest
from django.utils import timezone
from playwright.sync_api import Page, expect

from campaign.models import StoryPage
from home.actions.promise import ANSWER_WITHIN_WORKING_DAYS, add_working_days
from network.models import Organisation
from tests.journeys.browser import with_and_without_script
from tests.journeys.conftest import OpenWindow, SignIn
from tests.journeys.mailbox import Mailbox
from tests.journeys.member_steps import (
    ORGANISATION,
    STORY,
    add_photo,
    day_in,
    invite,
    join,
    send,
    tell,
    wait_for_pictures,
)
from tests.journeys.photos import addresses, look_at, phone_photo


@with_and_without_script
@pytest.mark.parametrize("language", ["fr"])
def test_an_invited_member_tells_a_story_with_photos_from_her_phone(
    open_window: OpenWindow,
    phone: Page,
    sign_in: SignIn,
    mailbox: Mailbox,
    javascript: bool,
    tmp_path: Path,
) -> None:
    email = f"abla-{'js' if javascript else 'plain'}@example.org"
    steward = open_window(locale="en")
    sign_in(steward, "steward@demo.test")
    invite(steward, "Abla Tanoh", email, "fr")
    join(phone, mailbox, email)

    organisation = Organisation.objects.get(slug=ORGANISATION)
    expect(phone.locator("html")).to_have_attribute("lang", "fr")
    expect(phone.locator("h1")).to_have_text(organisation.name)
    phone.locator("main a[href='/fr/members/stories/new/']").click()
    expect(phone.locator("[name=text_language]")).to_have_value("fr")
    tell(phone, STORY)

    add_photo(phone, phone_photo(tmp_path, "one", 90), "Deux paniers au marché", child=False)
    add_photo(phone, phone_photo(tmp_path, "two", 180), "Ma fille sur mon dos", child=True)
    wait_for_pictures(phone, phone.locator("main figure img"), 2)
    private = look_at(phone, phone.locator("main figure img"))
    phone.locator("main a[href$='/preview/']").click()
    expect(phone.locator("h1")).to_have_text(STORY["title"])
    expect(phone.locator("main .byline")).to_contain_text("Abla")
    expect(phone.locator("main .byline")).to_contain_text("Kumasi, Ghana")
    expect(phone.locator(".story-text[lang=fr] p")).to_have_count(2)
    expect(phone.locator("main figure img")).to_have_count(2)
    private += addresses(phone.locator("main figure img"))
    send(phone)

    latest = add_working_days(timezone.now(), ANSWER_WITHIN_WORKING_DAYS)
    expect(phone.locator("main .status-line")).to_contain_text(day_in("fr", latest))
    receipt = mailbox.wait_for(email, STORY["title"])
    assert day_in("fr", latest) in receipt.text
    assert phone.url in receipt.links

    story = StoryPage.objects.get(owner__email=email)
    assert (story.live, story.text_language, story.locale.language_code) == (False, "fr", "fr")
    stranger = open_window()
    answers = {stranger.request.get(address).status for address in private}
    assert answers <= {403, 404}


@pytest.mark.parametrize("language", ["fr"])
def test_a_photo_without_answers_is_refused_and_the_words_stay(
    phone: Page, sign_in: SignIn, tmp_path: Path
) -> None:
    sign_in(phone, "author@demo.test", "fr")
    phone.goto("/fr/members/stories/new/")
    tell(phone, STORY | {"title": "Sans réponse"})
    phone.locator("[name=image]").set_input_files(phone_photo(tmp_path, "three", 30))
    phone.locator("[name=alt_text]").fill("Un panier")
    phone.locator("main form.form button[type=submit]:not([name])").click()
    expect(phone.locator("#errors")).to_be_visible()
    expect(phone.locator("[name=alt_text]")).to_have_value("Un panier")
    expect(phone.locator("main figure")).to_have_count(0)
    phone.goto(phone.url.replace("/photos/", "/preview/"))
    expect(phone.locator("main figure")).to_have_count(0)
