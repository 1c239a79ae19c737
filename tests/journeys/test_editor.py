"""An editor asks for changes and approves; the text is public at once, where it belongs."""

from datetime import timedelta
from pathlib import Path

import pytest
from django.utils import timezone
from playwright.sync_api import Page, expect

from campaign.models import PledgePage, StoryPage
from network.models.member_page import MemberPage
from tests.journeys.browser import PHONE, with_and_without_script
from tests.journeys.conftest import OpenWindow, SignIn
from tests.journeys.editor_steps import EDITOR, answer, enter, open_waiting, waiting
from tests.journeys.mailbox import Letter, Mailbox
from tests.journeys.member_steps import (
    GO_ON,
    ORGANISATION,
    STORY,
    add_photo,
    new_author,
    send,
    tell,
)
from tests.journeys.photos import look_at, phone_photo

COMMENT = "Please say how long you walk, and who looks after your daughter."
FACTS: dict[str, dict[str, str]] = {
    "call": {"target": "Mairie de Kumasi", "goal": "200"},
    "alliance": {
        "how_we_know": "Dix enfants inscrits.",
        "due_on": str(timezone.localdate() + timedelta(days=365)),
    },
}


def mail_with(mailbox: Mailbox, email: str, words: str) -> Letter:
    """Wait for the mail that holds the words; receipts may come before it."""
    mail = mailbox.wait_for(email)
    while words not in mail.text:
        mail = mailbox.wait_for(email)
    return mail


def asked_to_change(editor: Page, author: Page, mailbox: Mailbox, email: str, title: str) -> None:
    """Have the editor find the text and send it back; leave the author at her form."""
    open_waiting(editor, title)
    answer(editor, "reject", COMMENT)
    author.goto("/fr/members/")
    author.locator("main .member-item").filter(has_text=title).get_by_role("link").click()
    assert author.url in mail_with(mailbox, email, COMMENT).links
    expect(author.locator("main blockquote")).to_contain_text(COMMENT)
    author.locator("main a[href$='/edit/']").click()


def approved(editor: Page, author: Page, mailbox: Mailbox, email: str, page: MemberPage) -> str:
    """Have the editor approve, and follow the author's link to the public page."""
    open_waiting(editor, page.title)
    answer(editor, "approve")
    expect(waiting(editor).get_by_role("link", name=page.title)).to_have_count(0)
    page.refresh_from_db()
    assert page.live
    assert page.full_url in mail_with(mailbox, email, page.full_url).links
    author.reload()
    author.locator(f"main a[href='{page.url}']").click()
    expect(author.locator("h1")).to_have_text(page.title)
    return author.url


def is_labelled_as_french(visitor: Page, address: str, title: str) -> None:
    """Check that the text has a card on an English page which says that it is French."""
    visitor.goto(address)
    expect(visitor.locator("html")).to_have_attribute("lang", "en")
    card = visitor.locator("article.card").filter(has_text=title)
    expect(card).to_have_count(1)
    expect(card.get_by_role("link", name=title)).to_have_attribute("hreflang", "fr")
    expect(card.locator(".card__tags [lang=fr]")).to_have_text("Français")


def is_on_the_campaign_page(french: Page, english: Page, title: str) -> None:
    """Check that the newest text is listed on the campaign page of both languages."""
    french.goto("/fr/garde-denfants/")
    card = french.locator("article.card").filter(has_text=title)
    expect(card.get_by_role("link", name=title)).to_have_count(1)
    is_labelled_as_french(english, "/en/child-care/", title)


@with_and_without_script
@pytest.mark.parametrize("language", ["fr"])
def test_a_story_is_sent_back_revised_approved_and_public_at_once(
    open_window: OpenWindow,
    phone: Page,
    sign_in: SignIn,
    mailbox: Mailbox,
    tmp_path: Path,
    javascript: bool,
) -> None:
    kind = "js" if javascript else "plain"
    title, email = f"Le chemin du marché ({kind})", f"afi-{kind}@example.org"
    new_author(email)
    sign_in(phone, email, "fr")
    phone.goto("/fr/members/stories/new/")
    tell(phone, STORY | {"title": title})
    add_photo(phone, phone_photo(tmp_path, "road", 60), "Le chemin au matin", child=False)
    phone.locator("main a[href$='/preview/']").click()
    send(phone)

    editor = open_window(**EDITOR)
    mailbox.wait_for("editor@demo.test", title)
    enter(editor, sign_in)
    asked_to_change(editor, phone, mailbox, email, title)
    phone.locator("[name=text]").fill("Je marche deux heures. La voisine garde ma fille.")
    phone.locator(GO_ON).click()
    phone.locator("main a[href$='/photos/']").click()
    phone.locator("main a[href$='/preview/']").click()
    send(phone)
    story = StoryPage.objects.get(owner__email=email)
    address = approved(editor, phone, mailbox, email, story)

    visitor = open_window(**PHONE)
    visitor.goto(address)
    assert "/fr/" in visitor.url
    expect(visitor.locator(".story-text[lang=fr]")).to_contain_text("deux heures")
    found = look_at(visitor, visitor.locator("main figure img"))
    assert found
    assert all("/pending/" not in each for each in found)
    reader = open_window(locale="en")
    is_labelled_as_french(reader, f"/en/network/{ORGANISATION}/", title)
    is_labelled_as_french(reader, "/en/stories/", title)
    is_on_the_campaign_page(visitor, reader, title)


@with_and_without_script
@pytest.mark.parametrize("form", ["call", "alliance"])
@pytest.mark.parametrize("language", ["fr"])
def test_a_pledge_is_sent_back_revised_approved_and_can_be_signed(
    open_window: OpenWindow,
    phone: Page,
    sign_in: SignIn,
    mailbox: Mailbox,
    form: str,
    javascript: bool,
) -> None:
    kind = f"{form}-{'js' if javascript else 'plain'}"
    title, email = f"Une crèche au marché ({kind})", f"esi-{kind}@example.org"
    new_author(email)
    sign_in(phone, email, "fr")
    phone.goto("/fr/members/pledges/new/")
    phone.locator(f"main a[href='?form={form}']").click()
    words = {"title": title, "ask": "Une crèche près du marché.", "text": "Nous en avons besoin."}
    for name, value in (words | FACTS[form]).items():
        phone.locator(f"main [name={name}]").fill(value)
    if form == "alliance":
        phone.locator("[name=kind]").select_option("run-centre")
    phone.locator(GO_ON).click()
    expect(phone.locator("h1")).to_have_text(title)
    send(phone)

    editor = open_window(**EDITOR)
    mailbox.wait_for("editor@demo.test", title)
    enter(editor, sign_in)
    asked_to_change(editor, phone, mailbox, email, title)
    phone.locator("[name=ask]").fill("Une crèche au marché, ouverte dès quatre heures.")
    phone.locator(GO_ON).click()
    send(phone)
    page = PledgePage.objects.get(owner__email=email)
    address = approved(editor, phone, mailbox, email, page)

    visitor = open_window(**PHONE)
    visitor.goto(address)
    assert "/fr/" in visitor.url
    expect(visitor.locator("h1 + .lead, .lead").first).to_contain_text("dès quatre heures")
    expect(visitor.locator(f"form[action='/p/{page.pledge.code}/sign/']")).to_be_visible()
    reader = open_window(locale="en")
    is_labelled_as_french(reader, f"/en/network/{ORGANISATION}/", title)
    is_labelled_as_french(reader, "/en/child-care/pledges/", title)
    is_on_the_campaign_page(visitor, reader, title)
