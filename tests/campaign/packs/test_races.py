"""Two who ask for one pack in the same moment: the constraint and the state let one begin.

Each test has a twin that shows the race when the guard is off. PostgreSQL alone: SQLite lets one
writer in at a time.
"""

from typing import Any

import pytest
from django.utils import timezone
from django_tasks_db.models import DBTaskResult

from campaign.actions import hand_over
from campaign.actions.hand_over import ask_for_pack
from campaign.enums_packs import PackState
from campaign.models import DeliveryPack, Pledge
from tests.factories.campaign import PledgeFactory
from tests.factories.staff import officer
from tests.races import ON_POSTGRESQL, at_once, compare_first, meeting, without_constraints

pytestmark = [pytest.mark.django_db(transaction=True), ON_POSTGRESQL]
PRESSES = 4


@pytest.fixture
def pledge(monkeypatch: Any) -> Pledge:
    """A pledge that is taken for public."""
    monkeypatch.setattr(hand_over, "shown", lambda *_asked: True)
    return PledgeFactory.create()


def press(pledge: Pledge) -> list[bool]:
    """Let some officers ask at once; return who began one."""
    officers = [officer() for _number in range(PRESSES)]
    return at_once(PRESSES, lambda one: ask_for_pack(officers[one], pledge, "en", fresh=True))


def queued() -> int:
    return DBTaskResult.objects.filter(task_path__endswith="make_volumes").count()


def test_of_many_first_presses_one_begins(pledge: Pledge) -> None:
    assert sorted(press(pledge)) == [False] * (PRESSES - 1) + [True]
    assert DeliveryPack.objects.count() == queued() == 1


def test_without_the_constraint_several_would_begin(pledge: Pledge, monkeypatch: Any) -> None:
    without_constraints(DeliveryPack, "delivery_pack_once")
    meet = meeting(PRESSES)
    keep = hand_over.timezone.now

    def late() -> Any:
        meet()
        return keep()

    monkeypatch.setattr(hand_over.timezone, "now", late)
    press(pledge)
    assert DeliveryPack.objects.count() > 1
    assert queued() > 1


@pytest.fixture
def ready(pledge: Pledge) -> DeliveryPack:
    """A pack that was made before."""
    now = timezone.now()
    return DeliveryPack.objects.create(
        pledge=pledge, language="en", state=PackState.READY, asked_at=now, begun_at=now
    )


def test_of_many_who_ask_anew_one_begins(ready: DeliveryPack) -> None:
    assert sorted(press(ready.pledge)) == [False] * (PRESSES - 1) + [True]
    assert queued() == 1


def test_without_the_comparison_while_writing_several_would_begin_anew(
    ready: DeliveryPack, monkeypatch: Any
) -> None:
    compare_first(monkeypatch, DeliveryPack, meeting(PRESSES))
    press(ready.pledge)
    assert queued() == PRESSES
