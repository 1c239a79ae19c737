"""An editor blurs a part of a photo under review; nothing of the photo as it was is left."""

from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from campaign.models import StoryPage
from home.models import SiteImage
from tests.journeys.browser import LAPTOP, PHONE, with_and_without_script
from tests.journeys.conftest import OpenWindow, SignIn
from tests.journeys.demo_site import DemoSite
from tests.journeys.editor_steps import enter
from tests.journeys.member_steps import (
    STORY,
    add_photo,
    new_author,
    send,
    tell,
    wait_for_pictures,
)
from tests.journeys.photos import names_of, on_disk, phone_photo

NAMES = ("left", "top", "width", "height")


def send_a_story_with_photos(phone: Page, title: str, folder: Path) -> None:
    """Tell a story with three photos, and send it when their copies are made."""
    phone.goto("/en/members/stories/new/")
    tell(phone, STORY | {"title": title})
    for number in range(3):
        photo = phone_photo(folder, f"gate-{number}", 60 * (number + 1))
        add_photo(phone, photo, f"Gate {number}", child=False)
    wait_for_pictures(phone, phone.locator("main figure img"), 3)
    phone.locator("main a[href$='/preview/']").click()
    send(phone)


def numbers(editor: Page, part: int) -> list[float]:
    """Return what stands in the fields of a part; nothing in an empty one."""
    fields = [editor.locator(f"[name=part-{part}-{name}]").input_value() for name in NAMES]
    return [float(value) for value in fields if value]


def draw(editor: Page, begin: float, end: float) -> None:
    """Draw a rectangle on the photo with a pointer, all of which is on the screen."""
    picture = editor.locator("[data-blur-picture]")
    picture.scroll_into_view_if_needed()
    area = picture.bounding_box()
    assert area is not None
    assert area["height"] <= LAPTOP["viewport"]["height"]

    def at(share: float) -> tuple[float, float]:
        return area["x"] + area["width"] * share, area["y"] + area["height"] * share

    editor.mouse.move(*at(begin))
    editor.mouse.down()
    editor.mouse.move(*at(end), steps=4)
    editor.mouse.up()


def mark_with_a_pointer(editor: Page) -> None:
    """Draw in the wrong place, clear that, and draw again."""
    draw(editor, 0.1, 0.2)
    assert numbers(editor, 0)
    editor.locator("[data-blur-clear] button").first.click()
    assert numbers(editor, 0) == []
    expect(editor.locator("[data-blur-clear]:visible")).to_have_count(0)
    draw(editor, 0.25, 0.75)
    assert numbers(editor, 0) == pytest.approx([25, 25, 50, 50], abs=1)
    assert numbers(editor, 1) == []
    expect(editor.locator(".blur-box:visible")).to_have_text(["1"])


def mark_with_the_keyboard(editor: Page) -> None:
    """Type the numbers, from field to field with Tab."""
    editor.locator("[name=part-0-left]").click()
    for number in (25, 25, 50, 50):
        editor.keyboard.type(str(number))
        editor.keyboard.press("Tab")
    assert numbers(editor, 0) == [25, 25, 50, 50]


@with_and_without_script
def test_a_part_of_a_photo_is_blurred_and_the_photo_as_it_was_is_destroyed(
    open_window: OpenWindow,
    phone: Page,
    sign_in: SignIn,
    demo_site: DemoSite,
    javascript: bool,
    tmp_path: Path,
) -> None:
    kind = "js" if javascript else "plain"
    email = f"blur-{kind}@example.org"
    new_author(email, "en")
    sign_in(phone, email)
    send_a_story_with_photos(phone, f"At the gate ({kind})", tmp_path)
    story = StoryPage.objects.get(owner__email=email)
    images = [one.image for one in story.get_latest_revision_as_object().photos.all()]
    before = [names_of(image) for image in images]
    assert all(on_disk(demo_site.var, names) == set(names) for names in before)

    # With script at a desk; without, on a phone, whose screen no empty menu may cover.
    editor = open_window(**(LAPTOP if javascript else PHONE))
    enter(editor, sign_in)
    editor.goto(f"/admin/review/{story.pk}/photos/")
    photos = editor.locator(".review-photo")
    expect(photos).to_have_count(3)
    # With script the phone has sent the pixels alone.
    told = "Nothing was found beside its pixels" if javascript else "GPS position"
    expect(photos.first).to_contain_text(told)
    unblurred = str(photos.first.locator("img").get_attribute("src"))
    assert editor.request.get(unblurred).ok
    photos.first.get_by_role("link", name="Blur parts of it").click()
    (mark_with_a_pointer if javascript else mark_with_the_keyboard)(editor)
    editor.locator("[name=faces_blurred]").check()
    editor.locator("main button.serious").press("Enter")
    editor.wait_for_url("**/photos/")

    expect(photos.first).to_contain_text("no face can be recognised")
    assert photos.first.locator("img").get_attribute("src") != unblurred
    assert not editor.request.get(unblurred).ok
    assert on_disk(demo_site.var, before[0]) == set()
    assert all(on_disk(demo_site.var, names) == set(names) for names in before[1:])
    image = SiteImage.objects.get(pk=images[0].pk)
    assert image.file.name not in before[0]
    assert on_disk(demo_site.var, [image.file.name])
