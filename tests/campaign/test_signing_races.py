"""Many at once: the constraints and the compared state decide, not the order of requests.

Each test has a twin that shows the race when the guard is off. PostgreSQL alone: SQLite lets one
writer in at a time.
"""

from typing import Any

import pytest
from django.test import Client

from campaign.models import Pledge, Signature
from campaign.tokens import make_token
from campaign.views import confirming
from home.models import OutboxMail
from tests.factories.campaign import SignatureFactory, pledge_page, sign_data
from tests.factories.tree import site_tree
from tests.races import ON_POSTGRESQL, at_once, compare_first, meeting, without_constraints

pytestmark = [pytest.mark.django_db(transaction=True), ON_POSTGRESQL]
HANDS = 20


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
    without_constraints(Signature, "signature_slot_once", "signature_name_once")
    sign_at_once(code, ["Ama"] * 8)
    assert Signature.objects.count() > 1


def test_two_of_many_people_at_once_share_an_address(code: str) -> None:
    assert sign_at_once(code, [f"Person {number}" for number in range(8)]) == {303}
    assert sorted(Signature.objects.values_list("slot", flat=True)) == [1, 2]


def test_without_the_constraint_more_than_two_would_share_it(code: str) -> None:
    without_constraints(Signature, "signature_slot_once")
    sign_at_once(code, [f"Person {number}" for number in range(8)])
    assert Signature.objects.count() > 2


def press_from_everywhere(code: str, settings: Any, presses: int) -> set[int]:
    """Post one form many times, twenty at a time, each from a network of its own."""
    settings.TRUSTED_PROXY_COUNT = 1

    def press(place: int) -> set[int]:
        client = Client()
        return {
            client.post(
                f"/p/{code}/sign/",
                sign_data(name="Ama"),
                headers={"X-Forwarded-For": f"203.{place}.{number}.7"},
            ).status_code
            for number in range(presses // HANDS)
        }

    return set().union(*at_once(HANDS, press))


def test_b18_one_address_pressed_200_times_at_once_is_one_signature(
    code: str, settings: Any
) -> None:
    assert press_from_everywhere(code, settings, 200) == {303}
    assert Signature.objects.count() == 1
    assert OutboxMail.objects.count() == 1


def test_without_the_constraints_many_presses_would_be_many(code: str, settings: Any) -> None:
    without_constraints(Signature, "signature_slot_once", "signature_name_once")
    press_from_everywhere(code, settings, 40)
    assert Signature.objects.count() > 20
    assert OutboxMail.objects.count() > 20


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


def test_without_comparing_the_state_ten_confirmations_would_be_ten(
    waiting: Signature, monkeypatch: Any
) -> None:
    compare_first(monkeypatch, Signature, meeting(10))
    assert sum(at_once(10, lambda _place: confirming.confirm(waiting))) == 10
