"""Where she is signed in: her phones in plain words, and signing out there."""

from datetime import timedelta
from importlib import import_module
from typing import Any

import pytest
import time_machine
from allauth.usersessions.models import UserSession
from django.apps import apps
from django.contrib.sessions.models import Session
from django.core.cache import cache
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from wagtail.models import ModelLogEntry

from accounts.actions.end_sign_ins import end_sign_in, end_sign_ins
from accounts.devices import device_in_words
from accounts.receivers import NOWHERE
from tests.accounts.help import sign_in_by_code, sign_in_by_words
from tests.factories.accounts import WORDS, UserFactory, WordsUserFactory

pytestmark = pytest.mark.django_db
LIST = "/en/account/sessions/"
ANDROID = (
    "Mozilla/5.0 (Linux; Android 10; K) AppleWebKit/537.36 (KHTML, like Gecko) "
    "Chrome/126.0.0.0 Mobile Safari/537.36"
)
WINDOWS = "Mozilla/5.0 (Windows NT 10.0; rv:127.0) Gecko/20100101 Firefox/127.0"


def device(user: Any, user_agent: str = ANDROID) -> Client:
    """Return a browser in which `user` is signed in."""
    client = Client(headers={"user-agent": user_agent})
    sign_in_by_code(client, str(user.email))
    return client


def is_in(client: Client) -> bool:
    return client.get(reverse("member_home")).status_code == 200


@pytest.mark.parametrize(
    ("user_agent", "words"),
    [
        (ANDROID, "Android phone, Chrome"),
        (WINDOWS, "Computer, Firefox"),
        ("Mozilla/5.0 (Linux; Android 9; SM-T510) Chrome/120 Safari/537", "Tablet, Chrome"),
        ("Mozilla/5.0 (iPhone; CPU iPhone OS 17_5) Version/17.5 Safari/604", "iPhone, Safari"),
        (
            "Mozilla/5.0 (Mobile; Nokia_2720; rv:48.0) Firefox/48 KAIOS/2.5",
            "Phone with keys, Firefox",
        ),
        ("Opera/9.80 (J2ME/MIDP; Opera Mini/7.1) Presto/2.8", "Phone with keys, Opera"),
        ("<script>alert(1)</script>", "A device that we don't know"),
        ("", "A device that we don't know"),
    ],
)
def test_a_device_is_named_in_plain_words(user_agent: str, words: str) -> None:
    assert device_in_words(user_agent) == words


def test_the_list_tells_the_kind_and_the_last_use_and_no_address_of_a_machine() -> None:
    user = UserFactory.create()
    with time_machine.travel(timezone.now() - timedelta(hours=3), tick=False):
        device(user)
    laptop = device(user, WINDOWS)
    page = laptop.get(LIST).content.decode()
    assert page.index("Computer, Firefox") < page.index("Android phone, Chrome")
    assert "this device" in page
    assert "last used 3\xa0hours ago" in page
    assert "127.0.0.1" not in page
    assert "Mozilla" not in page
    assert set(UserSession.objects.values_list("ip", flat=True)) == {NOWHERE}


def test_she_signs_out_on_one_other_device_and_stays_on_the_rest() -> None:
    user = UserFactory.create()
    lost, kept, this = device(user), device(user), device(user, WINDOWS)
    row = UserSession.objects.get(session_key=lost.session.session_key)
    address = reverse("account_sign_in_end", args=[row.pk])
    assert address in this.get(LIST).content.decode()
    answer = this.post(address, follow=True)
    assert "That device is signed out." in answer.content.decode()
    assert [is_in(one) for one in (lost, kept, this)] == [False, True, True]
    assert ModelLogEntry.objects.get(action="accounts.end_sign_ins").user == user
    assert this.post(address).status_code == 302
    assert ModelLogEntry.objects.filter(action="accounts.end_sign_ins").count() == 1


def test_she_signs_out_everywhere_else_at_once() -> None:
    user = UserFactory.create()
    others, this = [device(user), device(user)], device(user)
    answer = this.post(LIST, follow=True)
    page = answer.content.decode()
    assert "You are signed out everywhere else." in page
    assert "You are signed in nowhere else." in page
    assert [is_in(one) for one in (*others, this)] == [False, False, True]
    assert Session.objects.count() == 1


def test_nobody_ends_or_sees_the_sign_in_of_somebody_else() -> None:
    other, mine = device(UserFactory.create(), WINDOWS), device(UserFactory.create())
    row = UserSession.objects.get(session_key=other.session.session_key)
    assert "Computer" not in mine.get(LIST).content.decode()
    mine.post(reverse("account_sign_in_end", args=[row.pk]))
    mine.post(LIST)
    assert is_in(other)


def test_a_stranger_is_asked_to_sign_in_and_reading_ends_nothing(client: Client) -> None:
    for address in (LIST, reverse("account_sign_in_end", args=[1])):
        assert client.post(address).url.startswith(reverse("account_login"))
    mine = device(UserFactory.create())
    assert mine.get(reverse("account_sign_in_end", args=[1])).status_code in (400, 405)


def test_ending_again_changes_nothing() -> None:
    user = UserFactory.create()
    device(user)
    assert end_sign_ins(user, user) == 1
    assert end_sign_ins(user, user) == 0
    assert end_sign_in(user, 12345) is False


def test_what_has_run_out_is_not_listed() -> None:
    user = UserFactory.create()
    device(user, WINDOWS)
    with time_machine.travel(timezone.now() + timedelta(days=15), tick=False):
        page = device(user).get(LIST).content.decode()
    assert "Computer" not in page


def test_the_last_use_is_noted_every_ten_minutes_and_not_more_often() -> None:
    now = timezone.now()
    with time_machine.travel(now, tick=False) as clock:
        client = device(UserFactory.create())
        is_in(client)
        cache.clear()
        clock.shift(timedelta(hours=1))
        is_in(client)
        clock.shift(timedelta(minutes=9))
        is_in(client)
        assert UserSession.objects.get().last_seen_at == now + timedelta(hours=1)


def test_without_the_cache_pages_go_on(monkeypatch: pytest.MonkeyPatch) -> None:
    client = device(UserFactory.create())

    def broken(*_args: Any, **_options: Any) -> bool:
        raise ConnectionError

    monkeypatch.setattr("accounts.last_use.cache.add", broken)
    assert is_in(client)


def test_new_words_do_not_hide_her_phone_from_the_list(client: Client) -> None:
    user = WordsUserFactory.create()
    sign_in_by_words(client, str(user.username), WORDS)
    client.post(reverse("account_reauthenticate"), {"password": WORDS})
    client.post(reverse("account_words"))
    assert client.session.session_key in UserSession.objects.values_list("session_key", flat=True)


def test_addresses_that_were_kept_before_are_forgotten() -> None:
    device(UserFactory.create())
    UserSession.objects.update(ip="203.0.113.9")
    migration = import_module("accounts.migrations.0002_forget_addresses_of_sign_ins")
    migration.forget_addresses(apps, None)
    assert UserSession.objects.get().ip == NOWHERE


def test_the_list_asks_the_database_as_little_for_many(django_assert_max_num_queries: Any) -> None:
    user = UserFactory.create()
    phones = [device(user) for _number in range(6)]
    phones[0].get(LIST)
    with django_assert_max_num_queries(6):
        phones[0].get(LIST)
