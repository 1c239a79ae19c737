"""Many at once: the constraints and the compared state decide, not the order of requests.

Each test has a twin that shows the race when the guard is off. PostgreSQL alone: SQLite lets one
writer in at a time.
"""

import os
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier
from typing import Any

import pytest
from django.db import connection, connections
from django.test import Client
from django.utils import timezone

from campaign.enums import SignatureState
from campaign.models import Pledge, Signature
from campaign.tokens import make_token
from campaign.views import confirming
from home.models import OutboxMail
from tests.factories.campaign import SignatureFactory, pledge_page, sign_data
from tests.factories.tree import site_tree

pytestmark = [
    pytest.mark.django_db(transaction=True),
    pytest.mark.skipif(
        not os.environ.get("DATABASE_URL", "").startswith("postgres"), reason="needs PostgreSQL"
    ),
]


def at_once(number: int, act: Callable[[int], Any]) -> list[Any]:
    """Run `act` in threads that all start at the same moment."""
    start = Barrier(number)

    def run(place: int) -> Any:
        try:
            start.wait()
            return act(place)
        finally:
            connections.close_all()

    with ThreadPoolExecutor(number) as pool:
        return list(pool.map(run, range(number)))


@pytest.fixture
def code(settings: Any) -> str:
    """Code of a pledge that can be signed."""
    settings.EMAIL_BACKEND = "home.mail.OutboxBackend"
    return pledge_page(site_tree("en")["en"]).pledge.code


def sign_at_once(code: str, names: list[str]) -> set[int]:
    def post(place: int) -> int:
        answer = Client().post(f"/p/{code}/sign/", sign_data(name=names[place]))
        return int(answer.status_code)

    return set(at_once(len(names), post))


def test_b18_a_form_sent_twice_at_once_is_one_signature_and_one_mail(code: str) -> None:
    assert sign_at_once(code, ["Ama"] * 8) == {303}
    assert Signature.objects.count() == 1
    assert OutboxMail.objects.count() == 1


def test_without_the_constraints_the_same_form_would_sign_more_than_once(code: str) -> None:
    with connection.cursor() as cursor:
        for name in ("signature_slot_once", "signature_name_once"):
            cursor.execute(f"ALTER TABLE campaign_signature DROP CONSTRAINT {name}")
    sign_at_once(code, ["Ama"] * 8)
    assert Signature.objects.count() > 1


def test_two_of_many_people_at_once_share_an_address(code: str) -> None:
    assert sign_at_once(code, [f"Person {number}" for number in range(8)]) == {303}
    assert sorted(Signature.objects.values_list("slot", flat=True)) == [1, 2]


@pytest.fixture
def waiting(code: str) -> Signature:
    """A signature that waits."""
    return SignatureFactory.create(pledge=Pledge.objects.get(code=code))


def test_b25_ten_confirmations_at_once_are_one(
    code: str, waiting: Signature, monkeypatch: Any
) -> None:
    done: list[bool] = []
    act = confirming.confirm
    monkeypatch.setattr(confirming, "confirm", lambda signature: done.append(act(signature)))
    address = f"/p/{code}/confirm/{make_token('confirm', waiting.pk, 1)}/"
    answers = set(at_once(10, lambda _: Client().post(address).status_code))
    assert answers == {303}
    assert sum(done) == 1


def test_comparing_first_and_writing_later_would_confirm_more_than_once(
    waiting: Signature,
) -> None:
    read = Barrier(10)

    def confirm_carelessly(_: int) -> bool:
        seen = Signature.objects.get(pk=waiting.pk)
        read.wait()
        if seen.state != SignatureState.PENDING:
            return False
        Signature.objects.filter(pk=seen.pk).update(
            state=SignatureState.CONFIRMED, confirmed_at=timezone.now()
        )
        return True

    assert sum(at_once(10, confirm_carelessly)) > 1
