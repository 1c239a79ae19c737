"""A form that a phone sends again while the first is still being answered.

Its twin shows the race when the guards are off. PostgreSQL alone.
"""

import pytest

from home.actions.once import new_key, once
from home.models import FormKey
from tests.factories.accounts import UserFactory
from tests.races import ON_POSTGRESQL, SECONDS, at_once, meeting, without_locks

pytestmark = [pytest.mark.django_db(transaction=True), ON_POSTGRESQL]
HANDS = 6


def send_at_once() -> tuple[int, set[str]]:
    """Send one form many times; return how often it acted, and what the answers were."""
    user, key, acts = UserFactory.create(), new_key(), []
    # The page that shows a form does not keep its key; who comes first does.
    FormKey.objects.create(key=key, user=user, purpose="try")
    meet = meeting(HANDS, SECONDS)

    def act() -> str:
        acts.append(1)
        meet()
        return f"result {len(acts)}"

    answers = set(at_once(HANDS, lambda _place: once(user, "try", key, act)))
    return len(acts), answers


def test_a_form_sent_many_times_at_once_acts_once() -> None:
    assert send_at_once() == (1, {"result 1"})


def test_without_the_lock_it_would_act_each_time(monkeypatch: pytest.MonkeyPatch) -> None:
    without_locks(monkeypatch)
    acts, _answers = send_at_once()
    assert acts == HANDS
