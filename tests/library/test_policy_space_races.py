"""Two who move a policy space at the same moment: its count in calendars rises twice.

The twin shows what happens without the guard. PostgreSQL alone.
"""

from datetime import date

import pytest

from library.models import PolicySpace
from tests.factories.programme import PolicySpaceFactory
from tests.races import ON_POSTGRESQL, at_once, meeting, without_locks

pytestmark = [pytest.mark.django_db(transaction=True), ON_POSTGRESQL]
HANDS = 4


def moved_at_once() -> int:
    """Let many hands move one space, each to another day; return its count afterwards."""
    one = PolicySpaceFactory.create(ends_on=None)

    def act(place: int) -> bool:
        space = PolicySpace.objects.get(pk=one.pk)
        space.starts_on = date(2028, 1, place + 1)
        space.save()
        return True

    at_once(HANDS, act)
    return int(PolicySpace.objects.get(pk=one.pk).sequence)


def test_each_of_many_changes_is_counted() -> None:
    assert moved_at_once() == HANDS


def test_without_the_lock_changes_would_count_as_one(monkeypatch: pytest.MonkeyPatch) -> None:
    without_locks(monkeypatch)
    meet = meeting(HANDS)
    compare = PolicySpace._shows_other_words

    def with_all(space: PolicySpace, written: object) -> bool:
        found = compare(space, written)
        meet()
        return found

    monkeypatch.setattr(PolicySpace, "_shows_other_words", with_all)
    assert moved_at_once() < HANDS
