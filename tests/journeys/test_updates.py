"""A member posts an update from her phone; it is reviewed, read, and taken back with its code."""

from pathlib import Path

import pytest
from playwright.sync_api import Locator, Page, expect

from campaign.models import PledgePage, UpdatePage
from home.models import SiteImage
from tests.journeys.browser import PHONE, with_and_without_script
from tests.journeys.conftest import OpenWindow, SignIn
from tests.journeys.demo_site import DemoSite
from tests.journeys.editor_steps import EDITOR, answer, enter, open_waiting
from tests.journeys.mailbox import Mailbox
from tests.journeys.member_steps import (
    GO_ON,
    ORGANISATION,
    new_author,
    send,
    wait_for_pictures,
)
from tests.journeys.photos import addresses, look_at, names_of, on_disk, phone_photo

PLEDGE = "market-creches"
SHOWN = "Une porte verte au bord du marché"


def post(phone: Page, words: str, photo: Path) -> None:
    """Write what is new about the pledge, with a photo and the answers that belong to it."""
    phone.goto("/fr/members/")
    phone.locator("main a[href='/fr/members/updates/new/']").first.click()
    phone.locator("main [name=about]").select_option(label=pledge_page().title)
    phone.locator("main [name=text]").fill(words)
    expect(phone.locator("[name=text_language]")).to_have_value("fr")
    phone.locator("main [name=image]").set_input_files(photo)
    phone.locator("main [name=alt_text]").fill(SHOWN)
    phone.locator("[name=face][value=hidden]").check()
    phone.locator("[name=shows_children][value=no]").check()
    phone.locator("main [name=agreed]").check()
    phone.locator(GO_ON).click()
    phone.wait_for_url("**/preview/")


def pledge_page() -> PledgePage:
    """Return the pledge as it is read in French."""
    return PledgePage.objects.get(pledge__code=PLEDGE, locale__language_code="fr")


def told(page: Page, words: str) -> Locator:
    """Return the update among the newest of a pledge or an organisation."""
    return page.locator(".timeline__item").filter(has_text=words)


def take_back(phone: Page, code: str) -> None:
    """Type the code where anybody can, without an account."""
    phone.goto("/fr/take-back/")
    phone.locator("main [name=code]").fill(code)
    phone.locator(GO_ON).click()
    phone.wait_for_url("**/take-back/done/")


@with_and_without_script
@pytest.mark.parametrize("language", ["fr"])
def test_an_update_is_posted_with_a_photo_approved_read_and_taken_back_for_good(
    open_window: OpenWindow,
    phone: Page,
    sign_in: SignIn,
    mailbox: Mailbox,
    demo_site: DemoSite,
    javascript: bool,
    tmp_path: Path,
) -> None:
    kind = "js" if javascript else "plain"
    email, words = f"efua-{kind}@example.org", f"La crèche a une porte verte ({kind})."
    new_author(email)
    sign_in(phone, email, "fr")
    post(phone, words, phone_photo(tmp_path, "door", 90))
    expect(phone.locator(".story-text[lang=fr]")).to_contain_text(words)
    wait_for_pictures(phone, phone.locator("main figure img"), 1)
    private = look_at(phone, phone.locator("main figure img"))
    send(phone)
    code = phone.locator("main .code").inner_text()
    assert words in mailbox.wait_for(email).text
    stranger = open_window(**PHONE)
    assert {stranger.request.get(one).status for one in private} <= {403, 404}

    editor = open_window(**EDITOR)
    enter(editor, sign_in)
    open_waiting(editor, words)
    answer(editor, "approve")
    update = UpdatePage.objects.get(owner__email=email)
    assert mailbox.wait_for(email, words).links

    pictures: list[str] = []
    lists = (pledge_page().url, f"/fr/updates/pledges/{PLEDGE}/", f"/fr/network/{ORGANISATION}/")
    for address in lists:
        stranger.goto(address)
        expect(told(stranger, words)).to_have_count(1)
        wait_for_pictures(stranger, told(stranger, words).locator("figure img"), 1)
        pictures += look_at(stranger, told(stranger, words).locator("figure img"))
    told(stranger, words).get_by_role("link").click()
    expect(stranger.locator("h1")).to_be_visible()
    address = stranger.url
    assert address.endswith(update.url)
    pictures += addresses(stranger.locator("main figure img"))
    assert all("/pending/" not in one for one in pictures)
    image = SiteImage.objects.get(pk=update.photos.get().image_id)
    files = names_of(image)
    assert on_disk(demo_site.var, files) == set(files)

    take_back(stranger, code)
    # A browser that has seen a page may show it as it was up to a minute ago: look with another.
    reader = open_window(**PHONE)
    assert {reader.request.get(one).status for one in set(pictures)} <= {404, 410}
    assert on_disk(demo_site.var, files) == set()
    gone = reader.goto(address)
    assert gone is not None
    assert gone.status == 410
    expect(reader.locator("main")).not_to_contain_text(words)
    for address in lists:
        reader.goto(address)
        expect(told(reader, words)).to_have_count(0)
