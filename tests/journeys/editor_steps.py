"""What staff do in Wagtail's admin, step by step."""

from typing import Any

from playwright.sync_api import Locator, Page, expect
from wagtail.models import Page as WagtailPage

from tests.journeys.conftest import SignIn

# Editors need script, whatever the visitors of a journey have; they work on a laptop, in English.
EDITOR = {"java_script_enabled": True, "locale": "en"}
# The cookies of who has signed in before, by address.
KEPT: dict[str, list[Any]] = {}


def enter(editor: Page, sign_in: SignIn, address: str = "editor@demo.test") -> None:
    """Sign in, or go on with an earlier session: an address gets three codes a minute at most."""
    if address in KEPT:
        editor.context.add_cookies(KEPT[address])
    editor.goto("/admin/")
    if "/account/login/" in editor.url:
        sign_in(editor, address)
        KEPT[address] = editor.context.cookies()


def waiting(editor: Page) -> Locator:
    """Return the part of the first page that lists what waits for review."""
    editor.goto("/admin/")
    panel = editor.locator("section").filter(has_text="Waiting for review")
    expect(panel).to_be_visible()
    return panel


def open_waiting(editor: Page, title: str) -> None:
    """Open a text from the list of what waits."""
    waiting(editor).get_by_role("link", name=title).click()
    editor.wait_for_url("**/admin/pages/*/edit/")


def footer_button(editor: Page, selector: str) -> Locator:
    """Return a button of the editor's foot, out of the menu of more actions if it is there."""
    button = editor.locator(f"footer {selector}")
    expect(button).to_be_attached()
    if not button.is_visible():
        editor.locator("footer .w-dropdown__toggle").click()
    expect(button).to_be_visible()
    return button


def answer(editor: Page, act: str, words: str = "") -> None:
    """Answer the open text: `approve`, or `reject` with words for the author."""
    footer_button(editor, f"[data-workflow-action-name={act}]").click()
    if words:
        form = editor.locator("form").filter(has=editor.locator("textarea[name=comment]"))
        form.locator("textarea[name=comment]").fill(words)
        form.locator("button[type=submit]").click()
    editor.wait_for_url(lambda url: not url.endswith("/edit/"))
    expect(editor.locator(".messages .success")).to_be_visible()


def preview(editor: Page, title: str) -> None:
    """Open the preview beside the form; it shows the title as a heading."""
    editor.get_by_role("button", name="Toggle preview").click()
    frame = editor.frame_locator("#w-preview-iframe")
    expect(frame.locator("h1")).to_contain_text(title)


def publish(editor: Page) -> None:
    """Publish the open page."""
    footer_button(editor, "[name=action-publish]").click()
    expect(editor.locator(".messages .success")).to_contain_text("published")


def synchronise(editor: Page, page: WagtailPage) -> None:
    """Bring what changed on a page into the forms of its translations."""
    editor.goto(f"/admin/pages/{page.pk}/edit/")
    editor.locator("header").get_by_role("button", name="Actions").first.click()
    editor.get_by_role("link", name="Sync translated pages").click()
    editor.locator("form[method=POST] input[type=submit]").click()
    expect(editor.locator(".messages .success")).to_be_visible()


def translate(editor: Page, words: dict[str, str], slug: tuple[str, str] | None = None) -> None:
    """Translate every text that waits on the open form, and publish the translation.

    Args:
        editor: the window.
        words: translations by their original.
        slug: original and translation of the address, on a page that is new.
    """
    for original, translation in words.items():
        translate_one(editor, original, translation)
    if slug:
        editor.get_by_role("tab", name="Promote").click()
        translate_one(editor, *slug)
    footer_button(editor, "[value=publish]").click()
    expect(editor.locator(".messages .success")).to_contain_text("Published")


def translate_one(editor: Page, original: str, translation: str) -> None:
    """Translate the first text that waits on the tab in front; it is the one expected."""
    editor.get_by_role("button", name="Translate", exact=True).first.click()
    box = editor.locator("textarea:visible")
    expect(box.locator("xpath=../..")).to_contain_text(original)
    box.fill(translation)
    with editor.expect_response(lambda answer: answer.request.method == "PUT") as saved:
        editor.get_by_role("button", name="Save", exact=True).click()
    assert saved.value.ok
    expect(box).to_have_count(0)
