"""How long a sign-in lasts: used, unused, of members and of staff."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
import time_machine
from django.conf import settings
from django.contrib.auth.models import Group
from django.contrib.sessions.models import Session
from django.core.cache import cache
from django.test import Client
from django.urls import reverse

from accounts.session_ages import SIGNED_IN_AT
from tests.accounts.help import app_code, sign_in_by_code
from tests.factories.accounts import UserFactory, add_app, staff_member

pytestmark = pytest.mark.django_db
NOON = datetime(2026, 11, 22, 12, 0, tzinfo=UTC)
LASTS, UNUSED = settings.SIGN_IN_LASTS, settings.SIGN_IN_LASTS_UNUSED
A_MOMENT = timedelta(seconds=1)


@pytest.fixture
def clock() -> Iterator[Any]:
    with time_machine.travel(NOON, tick=False) as moved:
        yield moved


def is_in(client: Client, address: str = "") -> bool:
    """Ask for a page; the cache that counts ten minutes by another clock is emptied."""
    cache.clear()
    return client.get(address or reverse("member_account")).status_code == 200


def admin_of(client: Client) -> str:
    """Sign a member of staff in with both factors; return the address of the admin."""
    user = staff_member()
    add_app(user)
    sign_in_by_code(client, str(user.email))
    client.post(reverse("mfa_authenticate"), {"code": app_code()})
    return "/admin/"


def test_a_member_who_does_not_come_is_signed_out(client: Client, clock: Any) -> None:
    sign_in_by_code(client, str(UserFactory.create().email))
    clock.shift(UNUSED["member"] - A_MOMENT)
    assert is_in(client)
    clock.shift(UNUSED["member"] + A_MOMENT)
    assert not is_in(client)


def test_a_member_who_comes_each_week_signs_in_again_after_a_month(
    client: Client, clock: Any
) -> None:
    sign_in_by_code(client, str(UserFactory.create().email))
    for _week in range(4):
        clock.shift(timedelta(days=7))
        assert is_in(client)
    clock.move_to(NOON + LASTS["member"] - A_MOMENT)
    assert is_in(client)
    clock.shift(A_MOMENT * 2)
    assert not is_in(client)


def test_staff_who_went_away_are_signed_out(client: Client, clock: Any) -> None:
    admin = admin_of(client)
    clock.shift(UNUSED["staff"] - A_MOMENT)
    assert is_in(client, admin)
    clock.shift(UNUSED["staff"] + A_MOMENT)
    assert not is_in(client, admin)
    assert not is_in(client)


def test_staff_who_work_all_day_sign_in_again(client: Client, clock: Any) -> None:
    admin = admin_of(client)
    while datetime.now(UTC) < NOON + LASTS["staff"] - timedelta(minutes=30):
        clock.shift(timedelta(minutes=30))
        assert is_in(client, admin)
    clock.shift(timedelta(minutes=30) + A_MOMENT)
    assert not is_in(client, admin)


def test_the_ages_of_staff_hold_for_who_became_staff_since(client: Client, clock: Any) -> None:
    user = UserFactory.create()
    add_app(user)
    sign_in_by_code(client, str(user.email))
    client.post(reverse("mfa_authenticate"), {"code": app_code()})
    clock.shift(timedelta(days=2))
    user.groups.add(Group.objects.get(name="Editors"))
    assert is_in(client)
    assert client.get("/admin/").url.startswith(reverse("account_login"))
    assert not is_in(client)


def test_a_sign_in_from_before_there_were_ages_does_not_open_the_admin(client: Client) -> None:
    admin = admin_of(client)
    session = client.session
    del session[SIGNED_IN_AT]
    session.save()
    assert not is_in(client, admin)


def test_what_is_used_writes_the_day_of_its_end_and_nothing_else(
    client: Client, clock: Any
) -> None:
    sign_in_by_code(client, str(UserFactory.create().email))
    is_in(client)
    before = Session.objects.get()
    clock.shift(timedelta(days=1))
    assert is_in(client)
    after = Session.objects.get()
    assert after.expire_date - before.expire_date == timedelta(days=1)
    assert after.session_data == before.session_data
