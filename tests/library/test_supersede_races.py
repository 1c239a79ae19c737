"""Two editors give one figure a newer value at the same moment: one is told to look again.

The twin shows what happens without the guard. PostgreSQL alone.
"""

from collections import Counter
from decimal import Decimal
from typing import Any

import pytest
from django.db import IntegrityError

from home.actions.errors import Conflict, Invalid
from library.actions.supersede import supersede
from library.models import Statistic
from tests.factories.library import StatisticFactory
from tests.factories.staff import editor
from tests.races import ON_POSTGRESQL, SECONDS, at_once, meeting, without_locks

pytestmark = [pytest.mark.django_db(transaction=True), ON_POSTGRESQL]
HANDS = 4


def supersede_at_once(monkeypatch: pytest.MonkeyPatch) -> Counter[str]:
    """Let many hands supersede one figure; return how often each thing happened."""
    meet = meeting(HANDS, SECONDS)
    save = Statistic.save

    def after_all(figure: Statistic, *args: Any, **options: Any) -> None:
        meet()
        save(figure, *args, **options)

    figure = StatisticFactory.create()
    people = [editor() for _ in range(HANDS)]
    monkeypatch.setattr(Statistic, "save", after_all)

    def act(place: int) -> str:
        try:
            supersede(figure, people[place], {"value": Decimal(place)})
        except Conflict:
            return "told"
        except (IntegrityError, Invalid):
            return "misled"
        return "done"

    return Counter(at_once(HANDS, act))


def test_of_many_who_supersede_one_figure_one_does_and_the_others_are_told(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    assert supersede_at_once(monkeypatch) == {"done": 1, "told": HANDS - 1}
    assert Statistic.objects.current().count() == 1


def test_without_the_lock_the_others_would_be_told_of_a_fault_of_theirs(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    without_locks(monkeypatch)
    assert supersede_at_once(monkeypatch)["misled"] > 0
