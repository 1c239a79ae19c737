"""A promise of two organisations: posted, accepted, approved, reported on, and kept."""

from datetime import timedelta

import pytest
from django.utils import timezone
from playwright.sync_api import Page, expect

from campaign.models import PledgePage, PledgeReport
from network.models import Organisation
from tests.journeys.browser import PHONE
from tests.journeys.conftest import OpenWindow, SignIn
from tests.journeys.editor_steps import EDITOR, answer, enter, open_waiting
from tests.journeys.mailbox import Mailbox
from tests.journeys.member_steps import GO_ON, send

TITLE = "Two unions open one crèche"
TOLD = "The door opened on Monday. Thirty children came."
PARTNER = "paniers-aurore"


def post(steward: Page) -> None:
    """Write the promise, name the partner, and send it."""
    due = (timezone.localdate() + timedelta(days=200)).isoformat()
    words = {
        "title": TITLE,
        "ask": "We open a crèche for 30 children together.",
        "partners": Organisation.objects.get(slug=PARTNER).name,
        "place": "Dakar",
        "due_on": due,
        "how_we_know": "The door is open.",
        "text": "Mothers stop working without it.",
    }
    steward.goto("/en/members/pledges/new/?form=alliance")
    for name, value in words.items():
        steward.locator(f"main [name={name}]").fill(value)
    steward.locator("main [name=kind]").select_option("run-centre")
    steward.locator(GO_ON).click()
    steward.wait_for_url("**/preview/")
    send(steward)


def report(steward: Page, code: str) -> None:
    """Tell that the promise is kept."""
    steward.goto(f"/en/members/promises/{code}/")
    steward.get_by_role("link", name="Report progress").click()
    steward.locator("main [name=text]").fill(TOLD)
    steward.locator("[name=proposed_state][value=kept]").check()
    steward.locator("main [name=link]").fill("https://example.org/opening")
    steward.locator(GO_ON).click()
    expect(steward.get_by_role("main")).to_contain_text(TOLD)


def publish_report(editor: Page, pk: int) -> None:
    """Publish a report from the queue of the alliance."""
    editor.goto("/admin/campaign/alliance/")
    editor.locator(f"a[href$='/reports/{pk}/']").click()
    editor.locator("[name=answer][value=accept]").check()
    editor.locator("main form button[type=submit]").last.click()
    expect(editor.locator(".messages .success")).to_be_visible()


@pytest.mark.parametrize("language", ["en"])
def test_a_promise_is_made_by_two_and_kept_before_everybodys_eyes(
    open_window: OpenWindow, sign_in: SignIn, mailbox: Mailbox
) -> None:
    steward = open_window(**PHONE)
    sign_in(steward, "steward@demo.test")
    post(steward)
    page = PledgePage.objects.get(draft_title=TITLE)
    code = page.pledge.code

    partner = open_window(**PHONE)
    link = mailbox.wait_for("steward2@demo.test", "Blue Umbrella").link("/members/promises/")
    sign_in(partner, "steward2@demo.test", "fr")
    partner.goto("/fr/members/")
    expect(partner.locator(f"main a[href='/fr/members/promises/{code}/']").first).to_be_visible()
    partner.goto(link)
    partner.locator("button[name=answer][value=accept]").click()
    expect(partner.locator("button[name=answer][value=accept]")).to_have_count(0)

    editor = open_window(**EDITOR)
    enter(editor, sign_in)
    open_waiting(editor, TITLE)
    answer(editor, "approve")
    page.refresh_from_db()
    visitor = open_window(**PHONE)
    visitor.goto(page.url)
    expect(visitor.get_by_role("main")).to_contain_text("In progress")

    report(steward, code)
    publish_report(editor, PledgeReport.objects.get(pledge__code=code).pk)
    visitor.wait_for_timeout(4000)
    visitor.goto(page.url)
    expect(visitor.locator(".facts")).to_contain_text("Kept")
    expect(visitor.locator(".timeline")).to_contain_text(TOLD)
