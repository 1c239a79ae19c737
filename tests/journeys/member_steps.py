"""What members do on their phones, step by step, in whatever language the interface is."""

import time
from datetime import date
from pathlib import Path

from django.utils import translation
from playwright.sync_api import Locator, Page, expect

from accounts.models import User
from home.templatetags.ui import date as written
from network.models import Membership, Organisation
from tests.journeys.mailbox import Mailbox

ORGANISATION = "blue-umbrella"
SECONDS_FOR_COPIES = 60
# The button of a form that saves and goes on; the ones beside it have names.
GO_ON = "main form.form button[type=submit]:not([name])"
STORY = {
    "title": "Avant le lever du jour",
    "text": "Je pars à quatre heures.\n\nMa fille dort encore, et personne ne la garde.",
    "place": "Kumasi",
    "byline": "Abla",
}


def new_author(email: str, language: str = "fr") -> User:
    """Make a member of the organisation who writes, without the walk through an invitation."""
    user = User.objects.create_user(email=email, name="Abla Tanoh", language=language)
    organisation = Organisation.objects.get(slug=ORGANISATION)
    Membership.objects.create(user=user, organisation=organisation, is_author=True)
    return user


def invite(steward: Page, name: str, email: str, language: str) -> None:
    """Invite somebody by mail, as a steward who is signed in."""
    steward.goto("/en/members/")
    steward.get_by_role("link", name="People and invitations").click()
    steward.get_by_role("link", name="Invite somebody").click()
    steward.locator("[name=name]").fill(name)
    steward.locator("[name=email]").fill(email)
    steward.locator("[name=language]").select_option(language)
    steward.locator(GO_ON).click()
    expect(steward.get_by_role("main")).to_contain_text(email)


def join(phone: Page, mailbox: Mailbox, email: str) -> None:
    """Open the link from the mail, press the button, type the code that comes then."""
    phone.goto(mailbox.wait_for(email).link("/members/invitation/"))
    phone.locator("button[name=join]").click()
    phone.locator("input[name=code]").fill(mailbox.wait_for_code(email))
    phone.locator(GO_ON).click()
    phone.wait_for_url(f"**/members/organisations/{ORGANISATION}/")


def tell(phone: Page, words: dict[str, str]) -> None:
    """Write a story, answer for the teller, and go on to the photos."""
    for name, value in words.items():
        phone.locator(f"main [name={name}]").fill(value)
    phone.locator(GO_ON).click()
    phone.wait_for_url("**/people/")
    phone.locator("[name=shows_children][value=no]").check()
    phone.locator("main [name=agreed]").check()
    phone.locator(GO_ON).click()
    phone.locator("main a[href$='/photos/']").click()
    phone.wait_for_url("**/photos/")


def add_photo(phone: Page, path: Path, words: str, *, child: bool) -> None:
    """Add one photo with its words and answers; it is there afterwards."""
    phone.locator("[name=image]").set_input_files(path)
    phone.locator("[name=alt_text]").fill(words)
    phone.locator(f"[name=shows_children][value={'yes' if child else 'no'}]").check()
    if child:
        phone.locator("[name=guardian_agreed]").check()
        phone.locator("[name=age_band][value='0-6']").check()
        phone.locator("[name=child_unnamed]").check()
    phone.locator("[name=face][value=hidden]").check()
    phone.locator("main [name=agreed]").check()
    phone.locator(GO_ON).click()
    expect(phone.locator("main figure").filter(has_text=words)).to_be_visible()


def wait_for_pictures(phone: Page, pictures: Locator, count: int) -> None:
    """Look at the page again until the worker has made the copies of its pictures."""
    deadline = time.monotonic() + SECONDS_FOR_COPIES
    while pictures.count() < count and time.monotonic() < deadline:
        phone.wait_for_timeout(500)
        phone.reload()
    expect(pictures).to_have_count(count)


def send(phone: Page) -> None:
    """Send a text from its preview; the page that follows says where it stands."""
    phone.locator("section form[action$='/submit/'] button").click()
    phone.wait_for_url(lambda url: url.rstrip("/").rsplit("/", 1)[-1].isdigit())
    expect(phone.locator("main .status-line")).to_be_visible()


def day_in(language: str, day: date) -> str:
    """Return a day as a page in `language` writes it."""
    with translation.override(language):
        return written(day)
