"""A photo on a bad line: lighter before it is sent, and no piece of it is sent twice."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from django.contrib.sessions.models import Session
from playwright.sync_api import Browser, Page, Route, expect

from campaign.models import StoryPage
from home.models import SiteImage, Upload
from network.models import Organisation
from tests.factories.member_texts import story
from tests.journeys.bad_line import author_on, phone_on_a_bad_line, sign_in_again
from tests.journeys.demo_site import DemoSite
from tests.journeys.member_steps import GO_ON, ORGANISATION
from tests.journeys.patience import wait_until
from tests.journeys.photos import large_photo

PIECES = re.compile(r"/members/uploads/[0-9a-f-]+/$")


@pytest.fixture
def phone(chromium: Browser, demo_site: DemoSite) -> Iterator[Page]:
    """A phone that may lose the line."""
    with phone_on_a_bad_line(chromium, demo_site) as page:
        yield page


@pytest.fixture
def author(phone: Page, demo_site: DemoSite, settings: Any) -> Any:
    """The author, signed in on the phone."""
    return author_on(phone, demo_site, settings)


@pytest.fixture
def page(author: Any) -> StoryPage:
    """A story of hers to which a photo belongs."""
    return story(author, Organisation.objects.get(slug=ORGANISATION))


class Line:
    """A line that carries pieces, and notes from where on each was sent."""

    def __init__(self, phone: Page) -> None:
        self.sent: list[int] = []
        self.lost: list[int] = []
        self.on_piece: Any = None
        phone.route(PIECES, self.carry)

    def carry(self, route: Route) -> None:
        """Let a piece through, unless `on_piece` says that the line is gone."""
        if route.request.method != "PATCH":
            route.continue_()
            return
        start = int(route.request.headers["upload-offset"])
        if self.on_piece and self.on_piece(len(self.sent)):
            self.lost.append(start)
            route.abort()
            return
        self.sent.append(start)
        route.continue_()


def fill(phone: Page, photo: Path) -> None:
    """Choose a photo and answer the questions about it."""
    phone.locator("[name=image]").set_input_files(photo)
    phone.locator("[name=alt_text]").fill("Baskets at the gate")
    phone.locator("[name=shows_children][value=no]").check()
    phone.locator("[name=face][value=hidden]").check()
    phone.locator("main [name=agreed]").check()


def see_the_photo(phone: Page) -> None:
    """See that the photo belongs to the story now, once."""
    expect(phone.locator("main figure")).to_have_count(1)
    expect(phone.locator("main figure")).to_contain_text("Baskets at the gate")


def kilobytes(phone: Page) -> int:
    """Return what the form says that it will send."""
    return int(re.sub(r"\D", "", phone.locator("[data-weight]").inner_text()))


def test_a_photo_is_made_lighter_and_goes_on_after_the_line_was_lost(
    phone: Page, page: StoryPage, author: Any, tmp_path: Path
) -> None:
    photo = large_photo(tmp_path, "gate")
    line = Line(phone)
    line.on_piece = lambda number: number == 2 and not line.lost
    phone.goto(f"/en/members/stories/{page.pk}/photos/")
    fill(phone, photo)
    wait_until(phone, "document.querySelector('[name=image]').files[0].name == 'photo.jpg'")
    lighter = phone.evaluate("document.querySelector('[name=image]').files[0].size")
    assert lighter < photo.stat().st_size / 1.5
    expect(phone.locator("[data-weight]")).to_contain_text("kB will be sent")
    phone.wait_for_timeout(400)
    assert lighter / 1000 < kilobytes(phone) < lighter / 1000 + 5
    phone.locator(GO_ON).click()
    see_the_photo(phone)
    assert len(line.lost) == 1
    assert len(line.sent) == len(set(line.sent))
    assert len(line.sent) == -(-lighter // 65536)
    image = SiteImage.objects.get(uploaded_by_user=author)
    assert (image.width, image.height) == (1067, 1600)
    assert not Upload.objects.filter(user=author).exists()


def test_a_photo_goes_on_after_signing_in_again(
    phone: Page, page: StoryPage, author: Any, demo_site: DemoSite, settings: Any, tmp_path: Path
) -> None:
    photo = large_photo(tmp_path, "stall")
    line = Line(phone)

    def end_the_session(number: int) -> bool:
        if number == 2:
            Session.objects.all().delete()
        return False

    line.on_piece = end_the_session
    address = f"/en/members/stories/{page.pk}/photos/"
    phone.goto(address)
    fill(phone, photo)
    phone.locator(GO_ON).click()
    phone.wait_for_url("**/account/login/**")
    line.on_piece, before = None, len(line.sent)
    sign_in_again(phone, demo_site, settings, author)
    phone.goto(address)
    expect(phone.locator("[name=alt_text]")).to_have_value("Baskets at the gate")
    phone.locator("[name=image]").set_input_files(photo)
    phone.locator(GO_ON).click()
    see_the_photo(phone)
    assert min(line.sent[before:]) > 0
    assert SiteImage.objects.filter(uploaded_by_user=author).count() == 1
