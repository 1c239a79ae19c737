"""Two editors at once, and an editor against a signer: nobody is overruled unseen.

PostgreSQL alone: SQLite lets one writer in at a time. Twins show the race without the guard.
"""

import os
from typing import Any

import pytest
from django.db.models import QuerySet
from django.utils import timezone
from wagtail.models import ModelLogEntry

from campaign.actions import decide_held as deciding
from campaign.actions.confirm import confirm
from campaign.actions.decide_held import decide_held
from campaign.actions.switch import use_switch
from campaign.actions.undo_held import undo_held
from campaign.enums import SignatureState
from campaign.models import DecidedSignature, HeldDecision, Signature, Switch
from home.actions.errors import Conflict
from tests.factories.campaign import SignatureFactory
from tests.factories.staff import editor
from tests.races import SECONDS, at_once, compare_first, elsewhere, meeting, then, without_locks

pytestmark = [
    pytest.mark.django_db(transaction=True),
    pytest.mark.skipif(
        not os.environ.get("DATABASE_URL", "").startswith("postgres"), reason="needs PostgreSQL"
    ),
]


def held(number: int) -> list[int]:
    rows = [
        SignatureFactory(confirmed=True, held=True, scored_at=timezone.now()) for _ in range(number)
    ]
    return [row.pk for row in rows]


def decide_at_once(people: list[Any], chosen: list[int]) -> list[Any]:
    def act(place: int) -> Any:
        verb = "release" if place % 2 else "invalidate"
        try:
            return decide_held(people[place], chosen, verb)
        except Conflict:
            return None

    return at_once(len(people), act)


def test_of_editors_who_decide_at_once_one_decides() -> None:
    people, chosen = [editor() for _ in range(6)], held(20)
    made = [decision for decision in decide_at_once(people, chosen) if decision]
    assert sum(decision.number for decision in made) == 20
    assert DecidedSignature.objects.count() == 20
    for decision in made:
        verb = decision.verb
        state = SignatureState.INVALIDATED if verb == "invalidate" else SignatureState.CONFIRMED
        rows = Signature.objects.filter(decided__decision=decision)
        assert set(rows.values_list("state", "held")) == {(state, verb == "invalidate")}


def test_without_the_lock_several_would_decide_about_the_same(monkeypatch: Any) -> None:
    """The twin: who reads first and writes later overrules the others."""
    people, chosen = [editor() for _ in range(2)], held(5)
    without_locks(monkeypatch)
    monkeypatch.setattr(deciding, "_note", then(deciding._note, meeting(2)))
    assert all(decide_at_once(people, chosen))
    assert DecidedSignature.objects.count() == 10


def test_a_decision_that_is_undone_by_many_at_once_is_undone_once() -> None:
    people = [editor() for _ in range(6)]
    decision = decide_held(people[0], held(3), "release")

    def act(place: int) -> int:
        try:
            return undo_held(people[place], decision)
        except Conflict:
            return 0

    assert sorted(at_once(6, act)) == [0, 0, 0, 0, 0, 3]


def test_without_comparing_it_would_be_undone_more_than_once(monkeypatch: Any) -> None:
    """The twin: the moment of undoing is not compared in the statement that writes it."""
    people = [editor() for _ in range(4)]
    decision = decide_held(people[0], held(1), "release")
    compare_first(monkeypatch, HeldDecision, meeting(4, SECONDS))
    at_once(4, lambda place: undo_held(people[place], decision))
    assert ModelLogEntry.objects.filter(action="cradle.held.undo").count() == 4


def test_a_release_and_a_confirmation_at_once_both_hold_good() -> None:
    her = editor()
    for _ in range(10):
        signature = SignatureFactory(held=True, scored_at=timezone.now())
        seen = Signature.objects.get(pk=signature.pk)

        def act(place: int, seen: Signature = seen) -> Any:
            return decide_held(her, [seen.pk], "release") if place else confirm(seen)

        at_once(2, act)
        signature.refresh_from_db()
        assert (signature.state, signature.held) == ("confirmed", False)


def test_a_confirmation_that_wrote_the_whole_row_would_hold_it_again(monkeypatch: Any) -> None:
    """The twin: what was read before the release is written back with the confirmation."""
    her = editor()
    signature = SignatureFactory(held=True, scored_at=timezone.now())
    seen = Signature.objects.get(pk=signature.pk)
    update = QuerySet.update

    def write_whole(rows: Any, **values: Any) -> int:
        if rows.model is not Signature or "confirmed_at" not in values:
            return update(rows, **values)
        elsewhere(lambda: decide_held(her, [seen.pk], "release"))
        whole = {field.attname: getattr(seen, field.attname) for field in seen._meta.fields[1:]}
        return update(rows, **{**whole, **values})

    monkeypatch.setattr(QuerySet, "update", write_whole)
    assert confirm(seen)
    signature.refresh_from_db()
    assert (signature.state, signature.held) == ("confirmed", True)


def test_a_switch_that_many_use_at_once_is_logged_once() -> None:
    people = [editor() for _ in range(6)]
    assert sum(at_once(6, lambda place: use_switch(people[place], "wall", stop=True))) == 1


def test_without_comparing_a_switch_would_be_logged_by_each(monkeypatch: Any) -> None:
    people = [editor() for _ in range(6)]
    Switch.objects.create(name="wall")
    compare_first(monkeypatch, Switch, meeting(6))
    assert sum(at_once(6, lambda place: use_switch(people[place], "wall", stop=True))) == 6
