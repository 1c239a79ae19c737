"""The limit of one network: 120 in a minute, the 121st waits; networks are told by prefix."""

from typing import Any

import pytest
import time_machine
from django.core.cache import cache
from django.test import Client
from django.utils import timezone

from campaign.models import PledgePage, Signature
from campaign.throttle import network_prefix
from tests.factories.campaign import sign_data

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def behind_one_proxy(settings: Any) -> None:
    """Believe the last address of X-Forwarded-For."""
    settings.TRUSTED_PROXY_COUNT = 1


def sign_from(page: PledgePage, address: str, number: int = 0) -> Any:
    return Client().post(
        f"/p/{page.pledge.code}/sign/",
        sign_data(email=f"signer{number}@example.org", name=f"Signer {number}"),
        headers={"X-Forwarded-For": address},
    )


def test_120_people_sign_in_a_minute_from_one_address_and_the_121st_waits(
    page: PledgePage,
) -> None:
    with time_machine.travel(timezone.now(), tick=False) as clock:
        answers = [sign_from(page, "198.51.100.7", number) for number in range(120)]
        assert {answer.status_code for answer in answers} == {303}
        assert Signature.objects.count() == 120
        late = sign_from(page, "198.51.100.7", 120)
        assert late.status_code == 429
        assert 1 <= int(late.headers["Retry-After"]) <= 61
        assert sign_from(page, "198.51.100.8", 121).status_code == 303
        clock.shift(int(late.headers["Retry-After"]))
        assert sign_from(page, "198.51.100.7", 120).status_code == 303


def test_a_slash_64_of_ipv6_is_one_network(page: PledgePage, settings: Any) -> None:
    settings.SIGNING_RATE_LIMIT = 4
    for number in range(4):
        assert sign_from(page, f"2001:db8:1:2:{number}::{number}", number).status_code == 303
    assert sign_from(page, "2001:db8:1:2:ffff::1", 5).status_code == 429
    assert sign_from(page, "2001:db8:1:3::1", 6).status_code == 303


@pytest.mark.parametrize(
    ("address", "prefix"),
    [
        ("198.51.100.7", "198.51.100.7"),
        ("2001:db8:1:2:3:4:5:6", "2001:db8:1:2::/64"),
        ("::ffff:198.51.100.7", "198.51.100.7"),
        ("nonsense", ""),
        ("", ""),
    ],
)
def test_the_prefix_of_an_address(address: str, prefix: str) -> None:
    assert network_prefix(address) == prefix


def test_only_the_address_that_our_proxy_wrote_is_believed(page: PledgePage, settings: Any) -> None:
    settings.SIGNING_RATE_LIMIT = 1
    assert sign_from(page, "203.0.113.1, 198.51.100.7").status_code == 303
    assert sign_from(page, "203.0.113.2, 198.51.100.7", 1).status_code == 429
    hashes = set(Signature.objects.values_list("network_hash", flat=True))
    assert len(hashes) == 1


def test_visitors_without_a_network_do_not_share_one_count(page: PledgePage, settings: Any) -> None:
    settings.SIGNING_RATE_LIMIT = 1
    for number in range(3):
        assert sign_from(page, "nonsense", number).status_code == 303


def test_a_count_that_a_full_cache_dropped_begins_anew(
    page: PledgePage, monkeypatch: Any, caplog: Any
) -> None:
    def dropped(*_: Any, **__: Any) -> int:
        raise ValueError

    monkeypatch.setattr(type(cache._connections[cache._alias]), "incr", dropped)
    assert sign_from(page, "198.51.100.7").status_code == 303
    assert "does not answer" not in caplog.text
