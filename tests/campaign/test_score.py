"""The score: what it takes for a pattern, what it holds, and what it costs."""

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
import time_machine
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from campaign.actions.confirm import confirm
from campaign.actions.score import score_new
from campaign.actions.tally import tally
from campaign.models import BlockedDomain, Pledge, PledgePage, Signature
from tests.factories.campaign import PledgeFactory, SignatureFactory, sign_data

pytestmark = pytest.mark.django_db
NOON = datetime(2026, 5, 4, 12, 30, tzinfo=UTC)
NETWORK = "a" * 64


def sign_from(page: PledgePage, address: str, **fields: Any) -> None:
    answer = Client().post(
        f"/p/{page.pledge.code}/sign/",
        sign_data(**fields),
        headers={"X-Forwarded-For": address},
    )
    assert answer.status_code == 303


def crowd(number: int, **fields: Any) -> None:
    """Make as many signatures, one a second from noon."""
    fields = {"pledge": Pledge.objects.first() or PledgeFactory(), "network_hash": NETWORK} | fields
    for second in range(number):
        SignatureFactory(created_at=NOON + timedelta(seconds=second), **fields)


def held_for() -> list[list[str]]:
    return [row.held_reasons for row in Signature.objects.filter(held=True).order_by("pk")]


def test_a_signature_keeps_the_days_hash_of_its_network_and_no_address(
    page: PledgePage, settings: Any
) -> None:
    settings.TRUSTED_PROXY_COUNT = 1
    with time_machine.travel(NOON, tick=False) as clock:
        sign_from(page, "2001:db8:1:2::1", email="a@example.org")
        sign_from(page, "2001:db8:1:2:ffff::9", email="b@example.org")
        sign_from(page, "2001:db8:1:3::1", email="c@example.org")
        sign_from(page, "198.51.100.1", email="d@example.org")
        clock.shift(timedelta(days=1))
        sign_from(page, "198.51.100.1", email="e@example.org")
    one, same, other, four, later = Signature.objects.order_by("pk").values_list(
        "network_hash", flat=True
    )
    assert one == same
    assert len({one, other, four, later}) == 4
    assert all(value and len(value) == 64 for value in (one, other, four, later))
    with connection.cursor() as cursor:
        cursor.execute("SELECT * FROM campaign_signature")
        assert "198.51.100" not in str(cursor.fetchall())


def test_a_rally_in_one_network_is_noticed_and_nobody_is_held(settings: Any) -> None:
    settings.SIGNING_CROWD_LIMIT = 5
    crowd(8)
    score_new()
    assert held_for() == []
    assert Signature.objects.filter(held_reasons=["crowd"]).count() == 8


def test_a_crowd_that_types_faster_than_people_is_held(settings: Any) -> None:
    settings.SIGNING_CROWD_LIMIT = 5
    crowd(8, held_reasons=["speed"])
    score_new()
    assert held_for() == [["speed", "crowd"]] * 8


def test_a_flood_from_one_network_is_held(settings: Any) -> None:
    settings.SIGNING_CROWD_LIMIT = 5
    settings.SIGNING_FLOOD_LIMIT = 10
    crowd(12)
    SignatureFactory(network_hash="b" * 64, created_at=NOON)
    SignatureFactory(network_hash=None, created_at=NOON)
    score_new()
    assert held_for() == [["flood"]] * 12


def test_a_market_that_signs_slowly_is_no_crowd(settings: Any) -> None:
    settings.SIGNING_CROWD_LIMIT = 5
    for number in range(30):
        SignatureFactory(network_hash=NETWORK, created_at=NOON + timedelta(minutes=3 * number))
    score_new()
    assert not Signature.objects.exclude(held_reasons=[]).exists()


def test_the_limits_are_above_what_a_market_sends(settings: Any) -> None:
    """120 a minute is what the throttle lets through, so a flood is 75 % of it for ten minutes."""
    ten_minutes = settings.SIGNING_RATE_LIMIT * 10
    assert settings.SIGNING_CROWD_LIMIT >= 300
    assert 0.7 * ten_minutes < settings.SIGNING_FLOOD_LIMIT < ten_minutes


def test_one_name_on_many_addresses_of_a_network_is_held(settings: Any) -> None:
    settings.SIGNING_SAME_NAME_IN_NETWORK = 3
    pledge = PledgeFactory()
    same = {"pledge": pledge, "name_key": "x" * 64, "created_at": NOON}
    for _ in range(3):
        SignatureFactory(network_hash=NETWORK, **same)
    SignatureFactory(network_hash="b" * 64, **same)
    SignatureFactory(network_hash=NETWORK, **{**same, "name_key": "y" * 64})
    SignatureFactory(network_hash=NETWORK, **{**same, "pledge": PledgeFactory()})
    score_new()
    assert held_for() == [["names"]] * 3


def test_one_name_from_everywhere_within_an_hour_is_held(settings: Any) -> None:
    settings.SIGNING_SAME_NAME_ANYWHERE = 3
    pledge = PledgeFactory()
    for number in range(4):
        moment = NOON if number < 3 else NOON - timedelta(hours=3)
        SignatureFactory(
            pledge=pledge,
            name_key="x" * 64,
            network_hash=f"{number:064}",
            created_at=moment,
        )
    score_new()
    assert held_for() == [["names"]] * 3


def test_a_mail_service_on_the_editors_list_is_held_with_the_hosts_below_it() -> None:
    BlockedDomain.objects.create(domain="spam.example")
    for email in ("a@spam.example", "b@mx.SPAM.example", "c@notspam.example"):
        SignatureFactory(email=email)
    score_new()
    assert held_for() == [["domain"]] * 2


def test_what_was_confirmed_before_its_turn_is_held_and_taken_off_the_count(
    settings: Any,
) -> None:
    settings.SIGNING_FLOOD_LIMIT = 2
    crowd(4)
    for signature in Signature.objects.all():
        assert confirm(signature)
    pledge = Pledge.objects.get()
    Pledge.objects.update(counted_at=timezone.now())
    tally()
    pledge.refresh_from_db()
    assert (pledge.signature_count, len(held_for())) == (0, 4)


def test_a_confirmation_never_releases_what_the_worker_holds_just_then() -> None:
    seen = SignatureFactory()
    Signature.objects.update(held=True, held_reasons=["rule"])
    confirm(seen)
    assert held_for() == [["rule"]]


def statements(number: int) -> int:
    Signature.objects.all().delete()
    pledge = Pledge.objects.get()
    for second in range(number):
        SignatureFactory(
            pledge=pledge,
            network_hash=f"{second % 7:064}",
            email=f"x{second}@{'mailinator.com' if second % 2 else 'example.org'}",
            created_at=NOON + timedelta(seconds=second),
        )
    with CaptureQueriesContext(connection) as queries:
        assert score_new() == number
    return len(queries)


def test_a_batch_costs_the_same_statements_however_large_it_is() -> None:
    PledgeFactory()
    few = statements(10)
    assert few == statements(140)
    assert few <= 10


def test_a_backlog_is_worked_off_in_one_round(monkeypatch: Any) -> None:
    monkeypatch.setattr("campaign.actions.score.BATCH", 3)
    for _ in range(10):
        SignatureFactory()
    assert score_new() == 10
    assert score_new() == 0
