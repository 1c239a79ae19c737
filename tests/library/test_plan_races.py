"""Two editors change one activity at the same moment: one is told that it has changed.

The twin shows what happens without the guard. PostgreSQL alone.
"""

from typing import Any

import pytest
from django.core.exceptions import PermissionDenied
from django.utils import timezone

from library.actions import change_plan_status as changing
from library.models import PlanActivity, PlanStatus
from tests.factories.programme import PlanActivityFactory
from tests.factories.staff import editor
from tests.races import ON_POSTGRESQL, at_once, meeting, without_locks

pytestmark = [pytest.mark.django_db(transaction=True), ON_POSTGRESQL]
HANDS = 6


def change_at_once() -> tuple[int, int]:
    """Let many hands say different things of one activity; return who was heard, and rows kept."""
    one = PlanActivityFactory.create()
    people = [editor() for _ in range(HANDS)]
    states = ["under-way", "done", "lapsed"]

    def act(place: int) -> bool:
        try:
            changing.change_plan_status(
                one.pk,
                people[place],
                states[place % len(states)],
                timezone.localdate(),
                seen="planned",
            )
        except PermissionDenied:
            return False
        return True

    heard = at_once(HANDS, act).count(True)
    return heard, one.history.count()


def test_of_many_who_change_one_activity_one_is_heard() -> None:
    assert change_at_once() == (1, 1)


def test_without_the_lock_several_would_be_heard(monkeypatch: pytest.MonkeyPatch) -> None:
    without_locks(monkeypatch)
    meet = meeting(HANDS)
    create = PlanStatus.objects.create

    def after_all(**fields: Any) -> PlanStatus:
        meet()
        row: PlanStatus = create(**fields)
        return row

    monkeypatch.setattr(PlanStatus.objects, "create", after_all)
    one = PlanActivityFactory.create()
    people = [editor() for _ in range(HANDS)]

    def act(place: int) -> None:
        changing.change_plan_status(
            one.pk, people[place], "done", timezone.localdate(), seen="planned"
        )

    at_once(HANDS, act)
    assert PlanActivity.objects.get(pk=one.pk).history.count() == HANDS
