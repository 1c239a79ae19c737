"""News to signers: written, previewed, tested, sent once, stopped."""

from typing import Any

import pytest
from django.db import IntegrityError, connection, transaction
from django.test.utils import CaptureQueriesContext
from wagtail.models import ModelLogEntry

from campaign.actions import deliver_news as deliver
from campaign.actions.deliver_news import deliver_news
from campaign.actions.send_news import cancel_news, pause_news, start_news
from campaign.actions.send_news import test_news as try_news
from campaign.actions.withdraw import withdraw
from campaign.actions.write_news import write_news
from campaign.enums_news import NewsState
from campaign.models import NewsDelivery, Pledge, Signature, SignerNews
from campaign.news_mail import write_news_mail
from home.actions.errors import Conflict, NotAllowed
from home.actions.send_mail import send_due
from home.enums import MailState
from home.models import OutboxMail
from tests.campaign.staff_client import admin_client
from tests.factories.campaign import PledgeFactory, SignatureFactory
from tests.factories.network import OrganisationFactory
from tests.factories.staff import editor, member, moderator, officer, person, translator

pytestmark = pytest.mark.django_db
NEWS = "/admin/news/"
WORDS = {
    "en": ("The minister has answered", "She said <b>yes</b>.\n\nRead https://example.org/answer"),
    "es": ("La ministra respondió", "Dijo que sí."),
}


def reader(pledge: Pledge, **fields: Any) -> Signature:
    signed: Signature = SignatureFactory.create(
        pledge=pledge, confirmed=True, wants_news=True, **fields
    )
    return signed


@pytest.fixture
def pledge(db: None) -> Pledge:
    """A call with two readers, and five signers who must get nothing."""
    call = PledgeFactory.create(code="creches")
    reader(call, language="es", name="Rosa")
    reader(call, language="fr", name="Awa")
    SignatureFactory.create(pledge=call, confirmed=True)
    SignatureFactory.create(pledge=call, wants_news=True)
    reader(call, held=True)
    reader(call, email="")
    reader(PledgeFactory.create())
    return call


@pytest.fixture
def news(pledge: Pledge) -> SignerNews:
    """News that was tested and is being sent."""
    user = editor()
    kept = write_news(user, pledge, WORDS)
    try_news(user, kept)
    OutboxMail.objects.all().delete()
    start_news(user, kept)
    kept.refresh_from_db()
    return kept


def sent_to(mailbox: Any) -> list[str]:
    return sorted(address for mail in mailbox for address in mail.to)


def test_it_goes_once_to_those_who_count_and_asked_for_it(
    news: SignerNews, mailoutbox: Any
) -> None:
    for _round in range(4):
        deliver_news()
        send_due()
    wanted = Signature.objects.counted().filter(pledge=news.pledge, wants_news=True)
    assert sent_to(mailoutbox) == sorted(wanted.exclude(email="").values_list("email", flat=True))
    assert len(mailoutbox) == 2
    news.refresh_from_db()
    assert (news.state, news.queued, news.audience) == (NewsState.SENT, 2, 2)


def test_each_gets_her_language_or_english(news: SignerNews, mailoutbox: Any) -> None:
    deliver_news()
    send_due()
    mails = {mail.extra_headers["Content-Language"]: mail for mail in mailoutbox}
    assert mails["es"].subject == "La ministra respondió"
    assert mails["fr"].subject == "The minister has answered"
    assert '<div lang="en"' in str(mails["fr"].alternatives[0][0])


def test_each_mail_stops_with_one_click_and_leads_to_her_signature(
    news: SignerNews, mailoutbox: Any
) -> None:
    deliver_news()
    send_due()
    for mail in mailoutbox:
        assert mail.extra_headers["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"
        stop = mail.extra_headers["List-Unsubscribe"].strip("<>")
        assert stop in mail.body
        assert "/p/creches/" in stop


def test_who_stops_or_withdraws_meanwhile_gets_nothing_more(
    news: SignerNews, mailoutbox: Any
) -> None:
    deliver_news()
    stopped, withdrawn = Signature.objects.filter(pk__in=NewsDelivery.objects.values("signature"))
    Signature.objects.filter(pk=stopped.pk).update(wants_news=False)
    withdraw(withdrawn, tell=False)
    send_due()
    assert mailoutbox == []
    assert not OutboxMail.objects.filter(state=MailState.QUEUED).exists()


def test_a_mail_of_cancelled_news_is_not_written(news: SignerNews) -> None:
    one = Signature.objects.filter(pledge=news.pledge, language="es").get()
    about = {"news": news.pk, "signature": one.pk}
    assert write_news_mail(about) is not None
    SignerNews.objects.filter(pk=news.pk).update(state=NewsState.CANCELLED)
    assert write_news_mail(about) is None


def test_a_pause_takes_back_what_waits_and_going_on_reaches_all(
    news: SignerNews, mailoutbox: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    user = editor()
    monkeypatch.setattr(deliver, "BATCH", 1)
    deliver_news()
    send_due()
    deliver_news()
    pause_news(user, news)
    assert not OutboxMail.objects.filter(state=MailState.QUEUED).exists()
    assert deliver_news() == 0
    news.refresh_from_db()
    assert (news.state, news.queued) == (NewsState.PAUSED, 1)
    start_news(user, news)
    for _round in range(3):
        deliver_news()
        send_due()
    assert len(mailoutbox) == len(set(sent_to(mailoutbox))) == 2


def test_a_worker_that_dies_between_mail_and_delivery_leaves_neither(
    news: SignerNews, monkeypatch: pytest.MonkeyPatch
) -> None:
    def die(*_args: Any, **_more: Any) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as patch:
        patch.setattr(NewsDelivery.objects, "bulk_create", die)
        with pytest.raises(KeyboardInterrupt):
            deliver_news()
    assert not OutboxMail.objects.exists()
    assert deliver_news() == 2


def test_the_database_allows_one_delivery_a_signature(news: SignerNews) -> None:
    deliver_news()
    one = NewsDelivery.objects.first()
    assert one is not None
    with pytest.raises(IntegrityError), transaction.atomic():
        NewsDelivery.objects.create(news=news, signature=one.signature)


def test_news_waits_while_its_last_batch_is_still_in_the_outbox(
    news: SignerNews, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(deliver, "BATCH", 1)
    for _number in range(5):
        reader(news.pledge)
    assert [deliver_news() for _round in range(4)] == [1, 1, 0, 0]
    send_due()
    assert deliver_news() == 1


def test_the_test_goes_to_oneself_alone_in_every_language(pledge: Pledge, mailoutbox: Any) -> None:
    user = editor()
    assert try_news(user, write_news(user, pledge, WORDS)) == 2
    send_due()
    assert sent_to(mailoutbox) == [user.email, user.email]
    assert {mail.subject for mail in mailoutbox} == {subject for subject, _body in WORDS.values()}


def test_others_than_editors_are_refused(pledge: Pledge, news: SignerNews) -> None:
    for user in (officer(), moderator("en"), person()):
        with pytest.raises(NotAllowed):
            write_news(user, pledge, WORDS)
        with pytest.raises(NotAllowed):
            try_news(user, news)
        with pytest.raises(NotAllowed):
            start_news(user, news)
        with pytest.raises(NotAllowed):
            pause_news(user, news)
        with pytest.raises(NotAllowed):
            cancel_news(user, news)


def test_what_is_sent_is_neither_changed_nor_tested_nor_paused_again(news: SignerNews) -> None:
    user = editor()
    with pytest.raises(Conflict):
        write_news(user, news.pledge, WORDS, news)
    with pytest.raises(Conflict):
        try_news(user, news)
    cancel_news(user, news)
    with pytest.raises(Conflict):
        pause_news(user, news)
    with pytest.raises(Conflict):
        cancel_news(user, news)


def test_an_editor_writes_previews_tests_and_sends(pledge: Pledge, mailoutbox: Any) -> None:
    user = editor()
    client = admin_client(user)
    form = {"pledge": pledge.pk, "subject_en": "Good news", "body_en": "The city <b>agreed</b>."}
    answer = client.post(f"{NEWS}new/", form)
    kept = SignerNews.objects.get()
    assert answer.url == f"{NEWS}{kept.pk}/"
    page = client.get(answer.url).content.decode()
    assert "Send a test to myself" in page
    assert "Send it to" not in page
    preview = client.get(f"{NEWS}{kept.pk}/preview/en/")
    assert "The city <b>agreed</b>." in preview.content.decode()
    assert "default-src 'none'" in preview.headers["Content-Security-Policy"]
    client.post(f"{NEWS}{kept.pk}/test/")
    assert "Send it to 2 signers" in client.get(answer.url).content.decode()
    client.post(f"{NEWS}{kept.pk}/start/")
    deliver_news()
    assert "2 mails of 2 are queued or sent." in client.get(answer.url).content.decode()
    listing = client.get(NEWS).content.decode()
    assert "Good news" in listing
    acts = ModelLogEntry.objects.filter(object_id=str(kept.pk), action__startswith="campaign.news")
    assert list(acts.order_by("timestamp").values_list("action", flat=True)) == [
        "campaign.news.write",
        "campaign.news.test",
        "campaign.news.start",
    ]
    assert client.get(f"{NEWS}{kept.pk}/edit/").status_code == 409


def test_the_form_keeps_what_was_typed(pledge: Pledge) -> None:
    client = admin_client(editor())
    answer = client.post(f"{NEWS}new/", {"pledge": pledge.pk, "subject_fr": "Une réponse"})
    assert answer.status_code == 422
    assert "Une réponse" in answer.content.decode()
    assert not SignerNews.objects.exists()


@pytest.mark.parametrize("who", ["officer", "moderator", "translator", "member"])
def test_others_do_not_see_the_screens(who: str, news: SignerNews) -> None:
    make: dict[str, Any] = {
        "officer": officer,
        "moderator": lambda: moderator("en"),
        "translator": lambda: translator("en"),
        "member": lambda: member(OrganisationFactory.create(), "steward"),
    }
    client = admin_client(make[who](), again=True)
    for path in ("", "new/", f"{news.pk}/", f"{news.pk}/edit/", f"{news.pk}/preview/en/"):
        assert client.get(NEWS + path).status_code in {302, 403}
    for act in ("test", "start", "pause", "cancel"):
        assert client.post(f"{NEWS}{news.pk}/{act}/").status_code == 403
    news.refresh_from_db()
    assert news.state == NewsState.SENDING


def test_the_listing_costs_the_same_for_one_and_for_many(news: SignerNews) -> None:
    client = admin_client(editor())
    client.get(NEWS)
    with CaptureQueriesContext(connection) as one:
        client.get(NEWS)
    for _number in range(5):
        write_news(editor(), PledgeFactory.create(), WORDS)
    with CaptureQueriesContext(connection) as many:
        client.get(NEWS)
    assert len(one) == len(many)


def test_a_batch_costs_the_same_however_large(news: SignerNews) -> None:
    for _number in range(20):
        reader(news.pledge)
    with CaptureQueriesContext(connection) as asked:
        assert deliver_news() == 22
    assert len(asked) <= 10
