"""Takes the pictures of docs/ from a demo that runs.

Run `python -m tests.journeys.guide_pictures` after `make demo-reset`, so that the pictures show
what everybody gets. A page is made for the pictures of the editor, and deleted afterwards.
"""

import argparse
import io
import re
from pathlib import Path

from PIL import Image
from playwright.sync_api import Browser, Page, sync_playwright

from tests.journeys.browser import FLAGS, PHONE, executable
from tests.journeys.mailbox import CODE

FOLDER = Path(__file__).resolve().parent.parent.parent / "docs" / "pictures"
LAPTOP = {"viewport": {"width": 1200, "height": 760}}
WIDTH, MOST_BYTES = 960, 58_000
PHONE_WIDTH = 480
EDITOR = "editor@demo.test"
IMPORT = "name,type,country,town\nBlue Lantern Union,union,GH,Accra\nNo country,union,,Kumasi\n"


def keep(picture: bytes, name: str, width: int) -> None:
    """Write a picture so small that a guide may hold a dozen of them."""
    with Image.open(io.BytesIO(picture)) as shot:
        small = shot.convert("RGB")
    if small.width > width:
        small = small.resize((width, round(small.height * width / small.width)))
    for quality in range(80, 20, -6):
        written = io.BytesIO()
        small.save(written, "WEBP", quality=quality, method=6)
        if written.tell() <= MOST_BYTES:
            break
    (FOLDER / f"{name}.webp").write_bytes(written.getvalue())
    print(f"{name}.webp {written.tell() // 1000} kB")


def shoot(page: Page, name: str, width: int = WIDTH) -> None:
    """Take what is on the screen, once nothing moves any more."""
    page.wait_for_load_state("networkidle")
    page.wait_for_timeout(400)
    keep(page.screenshot(animations="disabled"), name, width)


def sign_in(browser: Browser, url: str, login: str) -> Page:
    """Return the window of a person of the demo, signed in by the code that she is mailed."""
    page = browser.new_context(base_url=url, **LAPTOP).new_page()
    before = _letters(page)
    page.goto("/en/account/login/")
    page.fill("input[name=login]", login)
    page.press("input[name=login]", "Enter")
    page.wait_for_selector("input[name=code]")
    for _try in range(60):
        new = [one for one in _letters(page.context.new_page()) if one not in before]
        if new:
            break
        page.wait_for_timeout(500)
    reader = page.context.new_page()
    reader.goto(new[0])
    found = CODE.search(reader.inner_text("main"))
    reader.close()
    page.fill("input[name=code]", found.group(1) if found else "")
    page.press("input[name=code]", "Enter")
    page.wait_for_url(lambda address: "/login" not in address)
    return page


def _letters(page: Page) -> list[str]:
    page.goto("/demo/mailbox/")
    links = page.locator("main a[href*='/demo/mailbox/']").all()
    return [str(link.get_attribute("href")) for link in links]


def public(browser: Browser, url: str) -> None:
    """Take what everybody sees."""
    page = browser.new_context(base_url=url, **LAPTOP).new_page()
    page.goto("/en/")
    shoot(page, "home")
    page.goto("/demo/mailbox/")
    shoot(page, "mailbox")
    page.goto("/en/take-back/")
    shoot(page, "take-back")
    phone = browser.new_context(base_url=url, **PHONE).new_page()
    phone.goto("/p/public-child-care/")
    shoot(phone, "pledge", PHONE_WIDTH)


def library(page: Page) -> None:
    """Take the library: what readers see of it, and where editors write it."""
    for address, name in (
        ("/en/library/", "library"),
        ("/en/policy-spaces/", "policy-spaces"),
        ("/admin/snippets/library/statistic/", "figures"),
    ):
        page.goto(address)
        shoot(page, name)
    page.goto("/en/library/campaign-materials/")
    part(page, ".material")
    shoot(page, "materials")
    page.goto("/en/social-protection/strategic-plan-2018-2023/")
    part(page, "h2:has(+ .plan-drawing)")
    shoot(page, "plan")
    page.goto("/admin/snippets/library/publication/?q=Informal+Women+Workers")
    page.get_by_role("link", name="Informal Women Workers").first.click()
    part(page, "#panel-files-section")
    shoot(page, "publication")
    page.goto("/admin/snippets/library/planactivity/")
    page.locator("main table a[href*='/edit/']").first.click()
    page.wait_for_url(re.compile(r"/edit/"))
    number = re.search(r"/edit/(\d+)/", page.url)
    page.goto(f"/admin/plans/activities/{number.group(1) if number else ''}/state/")
    shoot(page, "plan-state")


def translating(page: Page) -> None:
    """Take the translation desk, and a translation beside its original."""
    page.goto("/admin/translations/?language=fr")
    shoot(page, "desk")
    page.locator("main table.listing td a").first.click()
    page.wait_for_load_state("networkidle")
    shoot(page, "translation")


def part(page: Page, selector: str) -> None:
    """Bring a part of the page to the top of the window."""
    page.locator(selector).first.evaluate("one => one.scrollIntoView({block: 'start'})")


def moderation(page: Page) -> None:
    """Take the queue and a text under review."""
    page.goto("/admin/moderation/queue/")
    shoot(page, "queue")
    page.locator("table.waiting td a").first.click()
    shoot(page, "review")


def editing(page: Page) -> None:
    """Take the choice of an outline, the checks of a draft, and its schedule."""
    page.goto("/admin/api/main/pages/?locale=en&type=home.HomePage")
    found = re.search(r'"id": (\d+)', page.inner_text("body"))
    home = found.group(1) if found else ""
    add = f"/admin/pages/add/home/standardpage/{home}/"
    page.goto(add)
    shoot(page, "outlines")
    page.goto(f"{add}?outline=about")
    page.locator("footer button.action-save").first.click()
    page.wait_for_url(re.compile(r"/edit/"))
    address = page.url
    page.goto(address)
    page.locator("[data-side-panel-toggle=checks]").click()
    shoot(page, "checks")
    page.locator("[data-side-panel-toggle=status]").click()
    page.get_by_role("button", name=re.compile("Set schedule|Edit schedule")).first.click()
    shoot(page, "schedule")
    page.goto(address.replace("/edit/", "/delete/"))
    page.locator("form[action*=delete] [type=submit]").first.click()


def records(page: Page) -> None:
    """Take held signatures and an import."""
    page.goto("/admin/campaign/held/")
    shoot(page, "held")
    page.goto("/admin/register/imports/")
    content = {"name": "unions.csv", "mimeType": "text/csv", "buffer": IMPORT.encode()}
    page.set_input_files("input[type=file]", files=content)
    page.fill("input[name=source]", "Union census 2026")
    page.locator("main form:has(input[type=file]) button[type=submit]").click()
    page.wait_for_load_state("networkidle")
    page.locator("main form button[type=submit]").first.click()
    page.locator("text=Blue Lantern Union").first.wait_for()
    shoot(page, "import")


STAFF = {
    "moderation": moderation,
    "editing": editing,
    "records": records,
    "library": library,
    "translating": translating,
}


def main() -> None:
    """Take all pictures, or those of the parts that are named."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--url", default="http://localhost:8000")
    parser.add_argument("parts", nargs="*", help=f"public, {', '.join(STAFF)}")
    asked = parser.parse_args()
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=executable(), args=FLAGS)
        if not asked.parts or "public" in asked.parts:
            public(browser, asked.url)
        page = sign_in(browser, asked.url, EDITOR)
        for name, take in STAFF.items():
            if not asked.parts or name in asked.parts:
                take(page)
        browser.close()


if __name__ == "__main__":
    main()
