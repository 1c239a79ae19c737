"""Who has no code that works asks a person; a data officer helps her, and it is forgotten."""

from datetime import timedelta
from typing import Any

import pytest
from django.core import mail
from django.db import IntegrityError, connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone
from wagtail.models import ModelLogEntry

from home.actions.errors import Conflict, Invalid, NotAllowed
from home.actions.help_take_back import MAILS_AN_HOUR, answer_request, ask_for_help
from home.actions.retention import forget_take_back_requests
from home.actions.withdraw_consent import TRIES_A_DAY
from home.models import TakeBackRequest
from tests.factories.staff import editor, moderator, officer, person
from tests.factories.tree import site_tree

pytestmark = pytest.mark.django_db
STORY, PHONE = "The one of the market that burned", "+233 20 000 0000"


@pytest.fixture(autouse=True)
def _tree() -> None:
    """Plant the site."""
    site_tree("en", "es")


@pytest.fixture
def asked() -> TakeBackRequest:
    """A request that waits."""
    return ask_for_help(STORY, PHONE, "es")


def test_after_five_wrong_codes_she_reads_who_helps_her(client: Client) -> None:
    address = reverse("take_back")
    for _number in range(5):
        assert client.post(address, {"code": "BBBBB-BBBBB"}).status_code == 422
    refused = client.post(address, {"code": "BBBBB-BBBBB"})
    assert refused.status_code == 429
    assert int(refused["Retry-After"]) > 0
    told = refused.content.decode()
    assert "A person can help you now. Or wait 60 minutes" in told
    assert "Many people are sending" not in told
    assert reverse("take_back_help") in told


def test_after_fifty_tries_of_all_she_is_led_to_a_person(client: Client) -> None:
    address = reverse("take_back")
    for number in range(TRIES_A_DAY):
        client.post(address, {"code": "BBBBB-BBBBB"}, REMOTE_ADDR=f"198.51.100.{number}")
    told = client.post(address, {"code": "BBBBB-BBBBB"}, REMOTE_ADDR="203.0.113.5")
    assert told.status_code == 429
    assert f'href="{reverse("take_back_help")}"' in told.content.decode()


def test_she_says_which_story_and_how_to_reach_her(client: Client) -> None:
    address = reverse("take_back_help")
    assert client.get(address)["Referrer-Policy"] == "same-origin"
    empty = client.post(address, {})
    assert empty.status_code == 422
    assert set(empty.context["form"].errors) == {"story", "contact"}
    sent = client.post(address, {"story": STORY, "contact": PHONE})
    assert (sent.status_code, sent["Location"]) == (302, reverse("take_back_help_sent"))
    assert "answers you" in client.get(sent["Location"]).content.decode()
    kept = TakeBackRequest.objects.get()
    assert (kept.story, kept.contact, kept.language) == (STORY, PHONE, "en")
    client.post(address, {"story": STORY, "contact": PHONE})
    assert TakeBackRequest.objects.count() == 1


def test_another_site_cannot_send_it_and_nobody_sends_many(client: Client) -> None:
    address = reverse("take_back_help")
    evil = client.post(address, {}, headers={"Origin": "https://evil.example"})
    assert evil.status_code == 403
    answers = [client.post(address, {}).status_code for _number in range(11)]
    assert answers == [*([422] * 10), 429]


def test_the_officers_have_a_mail_without_her_words() -> None:
    ama, other = officer(language="fr"), editor()
    ask_for_help(STORY, PHONE, "es")
    assert [one.to for one in mail.outbox] == [[ama.email]]
    told = mail.outbox[0].body
    assert other.email not in str(mail.outbox[0].recipients())
    for word in (STORY, PHONE, "/admin"):
        assert word not in told


def test_without_an_officer_a_superuser_has_the_mail() -> None:
    root = person(is_superuser=True)
    ask_for_help(STORY, PHONE, "en")
    assert [one.to for one in mail.outbox] == [[root.email]]


def test_a_flood_fills_the_queue_and_no_mailbox() -> None:
    officer()
    for number in range(MAILS_AN_HOUR + 3):
        ask_for_help(f"{STORY} {number}", PHONE, "en")
    assert len(mail.outbox) == MAILS_AN_HOUR
    assert TakeBackRequest.objects.count() == MAILS_AN_HOUR + 3


def test_an_officer_finds_it_on_her_first_page_and_answers(
    asked: TakeBackRequest, client: Client, settings: Any
) -> None:
    settings.ADMIN_REQUIRES_MFA = False
    ama = officer()
    client.force_login(ama)
    assert STORY in client.get(reverse("wagtailadmin_home")).content.decode()
    assert STORY in client.get(reverse("take_back_requests")).content.decode()
    address = reverse("take_back_request", args=[asked.pk])
    assert PHONE in client.get(address).content.decode()
    assert client.post(address, {"words": ""}).status_code == 422
    assert client.post(address, {"words": "Taken down."}).status_code == 302
    asked.refresh_from_db()
    assert (asked.answer, asked.answered_by) == ("Taken down.", ama)
    assert client.get(address).status_code == 404
    assert STORY not in client.get(reverse("wagtailadmin_home")).content.decode()
    logged = ModelLogEntry.objects.filter(action__startswith="cradle.take_back.").order_by("pk")
    assert [(one.action, one.label, one.user_id) for one in logged] == [
        ("cradle.take_back.ask", f"#{asked.pk}", None),
        ("cradle.take_back.answer", f"#{asked.pk}", ama.pk),
    ]


def test_nobody_else_reads_how_to_reach_her(
    asked: TakeBackRequest, client: Client, settings: Any
) -> None:
    settings.ADMIN_REQUIRES_MFA = False
    for somebody in (editor(), moderator("en")):
        with pytest.raises(NotAllowed):
            answer_request(asked.pk, somebody, "Done.")
        client.force_login(somebody)
        assert STORY not in client.get(reverse("wagtailadmin_home")).content.decode()
        assert client.get(reverse("take_back_requests")).status_code in {302, 403}


def test_it_is_answered_once_and_with_words(asked: TakeBackRequest) -> None:
    ama = officer()
    with pytest.raises(Invalid, match="Say what you did"):
        answer_request(asked.pk, ama, "")
    answer_request(asked.pk, ama, "Taken down.")
    with pytest.raises(Conflict, match="Somebody else has answered"):
        answer_request(asked.pk, ama, "Again.")


def test_an_answer_has_a_time(asked: TakeBackRequest) -> None:
    with pytest.raises(IntegrityError, match="answered_request_says_what"):
        TakeBackRequest.objects.update(answer="Done.")


def test_it_is_forgotten_a_month_after_the_answer(asked: TakeBackRequest) -> None:
    waiting = ask_for_help("Another", PHONE, "en")
    answer_request(asked.pk, officer(), "Taken down.")
    assert forget_take_back_requests() == 0
    now = timezone.now()
    TakeBackRequest.objects.filter(pk=asked.pk).update(answered_at=now - timedelta(days=31))
    assert forget_take_back_requests() == 1
    assert TakeBackRequest.objects.get() == waiting
    TakeBackRequest.objects.update(created_at=now - timedelta(days=366))
    assert forget_take_back_requests() == 1


def test_the_list_takes_as_many_queries_for_many(client: Client, settings: Any) -> None:
    settings.ADMIN_REQUIRES_MFA = False
    client.force_login(officer())

    def queries() -> int:
        with CaptureQueriesContext(connection) as seen:
            assert client.get(reverse("take_back_requests")).status_code == 200
        return len(seen)

    queries()
    few = queries()
    for number in range(5):
        ask_for_help(f"{STORY} {number}", PHONE, "en")
    assert queries() <= few
