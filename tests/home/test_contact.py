"""The contact form, its queue, and who hears of it."""

from datetime import timedelta
from typing import Any

import pytest
import time_machine
from bs4 import BeautifulSoup
from django.test import Client
from django.utils import timezone
from wagtail.models import ModelLogEntry

from home.actions.contact import MAILS_AN_HOUR, handle_message
from home.actions.errors import Invalid, NotAllowed
from home.enums import ContactState
from home.models import ContactMessage, ContactPage, OutboxMail
from tests.factories.home import ContactMessageFactory
from tests.factories.staff import editor, moderator, officer, person
from tests.factories.tree import site_tree

pytestmark = pytest.mark.django_db
URL = "/es/contact/send/"


@pytest.fixture(autouse=True)
def page(settings: Any) -> ContactPage:
    """Publish the contact page in Spanish."""
    settings.EMAIL_BACKEND = "home.mail.OutboxBackend"
    settings.ADMIN_REQUIRES_MFA = False
    tree = site_tree("es")
    contact = ContactPage(
        title="Contacto", slug="contacto", locale=tree["es"].locale, who_answers="Dos días."
    )
    tree["es"].home.add_child(instance=contact)
    return contact


def typed(**changes: str) -> dict[str, str]:
    """Return what somebody sends."""
    return {"name": "Ana", "email": "ana@example.org", "message": "¿Cómo ayudo?"} | changes


def test_the_page_offers_the_form_without_a_cookie(client: Client, page: ContactPage) -> None:
    response = client.get(page.url)
    soup = BeautifulSoup(response.content, "html.parser")
    form = soup.find("form", action=URL)
    assert form is not None
    assert "csrfmiddlewaretoken" not in str(form)
    assert "public" in response["Cache-Control"]
    assert not response.cookies
    assert "Dos días." in soup.get_text()


def test_a_message_is_kept_and_thanked_for(client: Client) -> None:
    response = client.post(URL, typed())
    assert (response.status_code, response["Location"]) == (303, "/es/contact/thanks/")
    kept = ContactMessage.objects.get()
    assert (kept.name, kept.email, kept.language) == ("Ana", "ana@example.org", "es")
    assert (kept.message, kept.state) == ("¿Cómo ayudo?", ContactState.OPEN)
    thanks = client.get("/es/contact/thanks/")
    assert thanks.status_code == 200
    assert "Dos días." in thanks.content.decode()
    assert not response.cookies
    assert not thanks.cookies


def test_a_refused_message_keeps_what_was_typed(client: Client) -> None:
    response = client.post(URL, typed(email="ana@", name="Ana <b>"))
    assert response.status_code == 422
    soup = BeautifulSoup(response.content, "html.parser")
    assert soup.find("title").get_text().startswith("Error:")
    assert soup.select_one(".error-summary a[href='#id_email']")
    assert soup.find("textarea").get_text().strip() == "¿Cómo ayudo?"
    assert soup.find("input", {"name": "name"})["value"] == "Ana <b>"
    assert not ContactMessage.objects.exists()
    assert "no-store" in response["Cache-Control"]


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("message", ""),
        ("message", " \n\u200b"),
        ("message", "x" * 4001),
        ("message", "a\x00b"),
        ("name", "x" * 121),
        ("name", "a\x00b"),
        ("email", "a\r\nBcc: b@example.org"),
        ("email", "root@localhost"),
    ],
)
def test_bad_input_is_refused_beside_its_field(client: Client, field: str, value: str) -> None:
    response = client.post(URL, typed(**{field: value}))
    assert response.status_code == 422
    assert response.context["form"].errors.keys() == {field}
    assert not ContactMessage.objects.exists()


def test_a_program_that_fills_every_field_is_thanked_and_forgotten(client: Client) -> None:
    assert client.post(URL, typed(website="https://spam.example")).status_code == 303
    assert not ContactMessage.objects.exists()


def test_a_foreign_site_cannot_send_the_form(client: Client) -> None:
    response = client.post(URL, typed(), headers={"origin": "https://evil.example"})
    assert response.status_code == 403
    assert not ContactMessage.objects.exists()


def test_this_site_can_send_the_form_without_a_token(settings: Any) -> None:
    settings.BASE_URL = "https://cradle.example"
    strict = Client(enforce_csrf_checks=True)
    response = strict.post(URL, typed(), headers={"origin": "https://cradle.example"})
    assert response.status_code == 303


def test_the_forms_address_leads_back_to_the_page(client: Client, page: ContactPage) -> None:
    assert client.get(URL)["Location"] == page.url


def test_a_language_without_contact_page_has_no_form(client: Client) -> None:
    assert client.post("/fr/contact/send/", typed()).status_code == 404


def test_editors_hear_of_a_message_without_its_words(client: Client) -> None:
    her = editor(email="editor@example.org", language="en")
    moderator("es")
    client.post(URL, typed())
    mail = OutboxMail.objects.get()
    assert (mail.to, mail.subject) == ([her.email], "A message to the campaign waits")
    assert mail.message is not None
    assert f"/edit/{ContactMessage.objects.get().pk}/" in mail.message["body"]
    assert "¿Cómo ayudo?" not in str(mail.message)
    assert "ana@example.org" not in str(mail.message)


def test_a_flood_does_not_reach_the_mailboxes(client: Client) -> None:
    editor()
    for _number in range(MAILS_AN_HOUR):
        ContactMessageFactory()
    client.post(URL, typed())
    assert not OutboxMail.objects.exists()
    ContactMessage.objects.update(created_at=timezone.now() - timedelta(hours=2))
    client.post(URL, typed())
    assert OutboxMail.objects.count() == 1


def test_whom_a_message_is_given_to_hears_of_it_once() -> None:
    giver, answerer = editor(), officer(email="officer@example.org")
    message = ContactMessageFactory()
    handle_message(message, giver, answerer)
    handle_message(message, giver, answerer)
    assert [mail.to for mail in OutboxMail.objects.all()] == [["officer@example.org"]]
    assert ModelLogEntry.objects.filter(action="cradle.contact.handle").count() == 1
    message.refresh_from_db()
    assert message.assigned_to == answerer


def test_who_takes_a_message_herself_gets_no_mail() -> None:
    her = editor()
    handle_message(ContactMessageFactory(), her, her)
    assert not OutboxMail.objects.exists()


@pytest.mark.parametrize("state", [ContactState.ANSWERED, ContactState.CLOSED])
def test_an_answered_message_is_closed_and_can_be_opened_again(state: ContactState) -> None:
    her, message = editor(), ContactMessageFactory()
    handle_message(message, her, her, state)
    message.refresh_from_db()
    assert message.closed_at is not None
    handle_message(message, her, her)
    message.refresh_from_db()
    assert message.closed_at is None


def test_one_network_writes_at_most_ten_messages_in_ten_minutes(client: Client) -> None:
    with time_machine.travel(timezone.now(), tick=False) as clock:
        assert {client.post(URL, typed()).status_code for _ in range(10)} == {303}
        refused = client.post(URL, typed())
        assert (refused.status_code, refused["Retry-After"]) == (429, "601")
        assert "11" in refused.content.decode()
        assert ContactMessage.objects.count() == 10
        elsewhere = client.post(URL, typed(), REMOTE_ADDR="192.0.2.7")
        assert elsewhere.status_code == 303
        clock.shift(601)
        assert client.post(URL, typed()).status_code == 303


def test_who_may_not_handle_messages_is_refused() -> None:
    for user in (person(), moderator("es")):
        with pytest.raises(NotAllowed):
            handle_message(ContactMessageFactory(), user, None, ContactState.CLOSED)
    assert not ContactMessage.objects.exclude(state=ContactState.OPEN).exists()


def test_a_message_cannot_be_given_to_a_member_or_into_an_unknown_state() -> None:
    her, message = editor(), ContactMessageFactory()
    with pytest.raises(Invalid) as caught:
        handle_message(message, her, person())
    assert caught.value.field == "assigned_to"
    with pytest.raises(Invalid):
        handle_message(message, her, None, "lost")


def admin_of(user: Any) -> Client:
    """Return a browser in which `user` is signed in."""
    client = Client()
    client.force_login(user)
    return client


def test_the_queue_shows_who_answers_and_saves_through_the_action() -> None:
    her, message = editor(name="Esi"), ContactMessageFactory()
    browser = admin_of(her)
    queue = "/admin/snippets/home/contactmessage/"
    assert browser.get(queue).status_code == 200
    edit = f"{queue}edit/{message.pk}/"
    shown = browser.get(edit).content.decode()
    assert message.message in shown
    assert "Esi" in shown
    response = browser.post(edit, {"assigned_to": her.pk, "state": "answered", "email": "x@y.z"})
    assert response.status_code == 302
    message.refresh_from_db()
    assert (message.assigned_to, message.state) == (her, "answered")
    assert message.email != "x@y.z"
    assert message.closed_at is not None


def test_nobody_adds_or_deletes_in_the_queue(admin_client: Client) -> None:
    message = ContactMessageFactory()
    queue = "/admin/snippets/home/contactmessage/"
    for path in ("add/", f"delete/{message.pk}/"):
        assert admin_client.get(queue + path).status_code in {302, 403}
        admin_client.post(queue + path)
    assert ContactMessage.objects.count() == 1


def test_a_moderator_does_not_see_the_queue() -> None:
    message = ContactMessageFactory()
    response = admin_of(moderator("es")).get(
        f"/admin/snippets/home/contactmessage/edit/{message.pk}/"
    )
    assert response.status_code in {302, 403}
