"""A language that nobody has coded for: a folder of texts, an editor, and /ur/ answers.

Urdu is written from the right. The texts in tests/locale are a part of all; the rest is English.
Every kind of page is looked at from the right, too: copies under /ur/ that keep English words.
"""

import os
from collections.abc import Iterator

import polib  # type: ignore[import-untyped]
import pytest
from axe_playwright_python.sync_playwright import Axe
from bs4 import BeautifulSoup
from django.contrib.contenttypes.models import ContentType
from playwright.sync_api import Page, expect
from pytest_django.plugin import DjangoDbBlocker
from wagtail.models import Locale
from wagtail.models import Page as WagtailPage

from campaign.models import Pledge
from home.models import HomePage
from tests.database import ROOT
from tests.journeys.browser import LAPTOP, PHONE
from tests.journeys.conftest import OpenWindow, SignIn
from tests.journeys.demo_site import DemoSite
from tests.journeys.editor_steps import EDITOR
from tests.journeys.measures import RULES

pytestmark = pytest.mark.skipif(
    os.environ.get("DATABASE_URL", "").startswith("postgres"),
    reason="a language looks the same on every database",
)
NARROW = {**PHONE, "viewport": {"width": 320, "height": 640}, "locale": "ur"}
HOME = "بچوں کی دیکھ بھال"
# What the demo has at least: home, campaign, asks, pledges, stories, updates, network, library ...
KINDS = 20
# Names and titles in another language begin where the lines of the page do.
LEFT = """names => names.filter(name => getComputedStyle(name).textAlign !== "right")
    .map(name => name.textContent)"""
WIDER = "document.documentElement.scrollWidth - document.documentElement.clientWidth"


@pytest.fixture(scope="module")
def demo_site(
    django_test_environment: None,
    django_db_blocker: DjangoDbBlocker,
    tmp_path_factory: pytest.TempPathFactory,
    worker_id: str,
) -> Iterator[DemoSite]:
    """A demo beside the one of the other journeys, with a folder of Urdu texts."""
    with pytest.MonkeyPatch.context() as patch, django_db_blocker.unblock():
        patch.setenv("EXTRA_LOCALE_DIR", str(ROOT / "tests" / "locale"))
        site = DemoSite(tmp_path_factory.mktemp("urdu") / "var", f"{worker_id}_urdu")
        site.prepare()
        site.begin()
        yield site
        site.end()


def translated(text: str) -> bytes:
    """Return a PO file with an Urdu text for every text without marks."""
    po = polib.pofile(text)
    for number, entry in enumerate(po):
        plain = "<" not in entry.msgid and entry.msgctxt not in ("slug", "seo_title")
        entry.msgstr = f"{HOME} {number}" if plain else entry.msgid
    return str(po).encode()


def add_language(editor: Page) -> None:
    """Add the language in the settings, as an editor does."""
    editor.goto("/admin/locales/new/")
    editor.locator("select[name=language_code]").select_option("ur")
    editor.locator("form button[type=submit], form input[type=submit]").last.click()
    expect(editor.locator(".messages")).to_be_visible()


def translate_home(editor: Page) -> None:
    """Take the home page from the desk as a file, bring it back translated, and publish it."""
    kind = ContentType.objects.get_for_model(HomePage).pk
    editor.goto(f"/admin/translations/?language=ur&kind={kind}")
    row = editor.locator("tr").filter(has=editor.get_by_text("home page", exact=False))
    row.locator("input[name=chosen]").first.check()
    with editor.expect_download() as download:
        editor.get_by_role("button", name="Download the chosen ones as PO").click()
    back = translated(download.value.path().read_text(encoding="utf-8"))
    editor.goto("/admin/translations/import/")
    sent = {"name": "urdu.po", "mimeType": "text/plain", "buffer": back}
    editor.locator("input[type=file]").set_input_files([sent])
    editor.get_by_role("button", name="Import").click()
    editor.locator("section h2 + p a").click()
    editor.locator("button[value=publish]").click()
    expect(editor.locator(".messages .success")).to_be_visible()


def one_of_each_kind() -> list[str]:
    """Put a page of each kind of the demo, with those above it, under /ur/; return the addresses.

    The words stay English; language and direction are those of the tree.
    """
    urdu = Locale.objects.get(language_code="ur")
    pages = WagtailPage.objects.live().public().filter(locale__language_code="en", depth__gt=2)
    kinds = {one.content_type_id: one for one in pages.order_by("-path").specific()}
    addresses = []
    for page in kinds.values():
        copy = page.get_translation_or_none(urdu)
        if copy is None:
            copy = page.copy_for_translation(urdu, copy_parents=True, alias=True)
        addresses.append(str(copy.url))
    # The home page that was translated took drafts of those along to which it links.
    WagtailPage.objects.filter(locale=urdu).update(live=True, alias_of=None)
    return sorted(addresses)


def findings(page: Page, *schemes: str) -> list[str]:
    """Return what is wrong with the page that is open, light and dark by default."""
    found = []
    for scheme in schemes or ("light", "dark"):
        page.emulate_media(color_scheme=scheme)
        answer = Axe().run(page, options=RULES).response["violations"]
        found += [f"{page.url} {scheme} {one['id']}: {one['nodes'][0]['html']}" for one in answer]
    wider = page.evaluate(WIDER)
    return [*found, f"{page.url} scrolls sideways by {wider} px"] if wider else found


def read(page: Page, address: str) -> BeautifulSoup:
    """Open an address that must be in Urdu, and return it."""
    page.goto(address)
    html = page.locator("html")
    assert (html.get_attribute("lang"), html.get_attribute("dir")) == ("ur", "rtl"), address
    return BeautifulSoup(page.content(), "html.parser")


def test_an_editor_adds_urdu_and_readers_find_it(
    open_window: OpenWindow, sign_in: SignIn, demo_site: DemoSite
) -> None:
    phone = open_window(**NARROW)
    # The texts are there, but no home page: nobody is sent to it.
    phone.goto("/")
    assert phone.url.endswith("/en/")
    assert "اردو" not in str(phone.locator("nav.languages").text_content())
    editor = open_window(**{**LAPTOP, **EDITOR})
    sign_in(editor, "editor@demo.test")
    add_language(editor)
    translate_home(editor)
    wrong = []
    phone = open_window(**NARROW)  # the other one remembers for a minute where / led
    phone.goto("/")
    assert phone.url.endswith("/ur/")
    soup = read(phone, "/ur/")
    assert HOME in soup.select_one("h1").get_text()
    assert "فہرست" in soup.select_one("header.header").get_text()
    told = {str(one["hreflang"]) for one in soup.select("link[hreflang]")}
    assert told == {"en", "es", "fr", "pt", "ur", "x-default"}
    phone.goto("/en/")
    assert phone.locator("nav.languages a[hreflang=ur]").get_attribute("href") == "/ur/"
    assert "/ur/</loc>" in phone.request.get("/sitemap-ur.xml").text()
    assert "/sitemap-ur.xml" in phone.request.get("/sitemap.xml").text()

    pledge = Pledge.objects.filter(pages__live=True).order_by("pk").first()
    page = pledge.pages.filter(locale__language_code="en").get()
    address = str(page.url).replace("/en/", "/ur/")
    soup = read(phone, address)
    assert "ابھی" in soup.get_text()
    assert soup.select_one(".layout")["lang"] == "en"
    wrong += findings(phone)
    phone.goto(f"/p/{pledge.code}/sign/")
    wrong += findings(phone)
    refused = phone.request.post(
        f"/p/{pledge.code}/sign/",
        form={"language": "ur", "name": ""},
        headers={"accept-language": "ur"},
    )
    assert refused.status == 422
    assert "اپنا نام لکھیں" in refused.text()
    assert 'dir="rtl"' in refused.text()
    for path in ("/ur/", "/ur/account/login/", "/ur/search/?q=care", "/ur/nothing/", "/ur/?lite=1"):
        read(phone, path)
        wrong += findings(phone)
    member = open_window(**NARROW)
    sign_in(member, "author@demo.test")
    for path in ("/ur/members/", "/ur/members/stories/new/", "/ur/account/"):
        read(member, path)
        wrong += findings(member)
    addresses = one_of_each_kind()
    assert len(addresses) >= KINDS
    for address in addresses:
        assert read(phone, address).select_one(".layout").get("dir", "rtl") == "rtl", address
        wrong += findings(phone, "light")
        begun = phone.eval_on_selector_all("dd, h1, h2, .card h3, .card p", LEFT)
        wrong += [f"{address} begins at the left: {name}" for name in begun]
    assert not wrong, "\n".join(wrong)
