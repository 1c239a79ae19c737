"""Two editors at once, and an editor against a signer: nobody is overruled unseen.

PostgreSQL alone: SQLite lets one writer in at a time. Twins show the race without the guard.
"""

import os
from threading import Barrier
from typing import Any

import pytest
from django.utils import timezone

from campaign.actions import decide_held as deciding
from campaign.actions.confirm import confirm
from campaign.actions.decide_held import decide_held
from campaign.actions.switch import use_switch
from campaign.actions.undo_held import undo_held
from campaign.enums import SignatureState
from campaign.models import DecidedSignature, HeldDecision, Signature
from home.actions.errors import Conflict
from tests.campaign.test_signing_races import at_once
from tests.factories.campaign import SignatureFactory
from tests.factories.staff import editor

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
    read = Barrier(2)

    def note_carelessly(decision: HeldDecision, rows: Any) -> int:
        seen = list(rows)
        read.wait()
        items = [
            DecidedSignature(decision=decision, signature=row, state=row.state, held=row.held)
            for row in seen
        ]
        return len(DecidedSignature.objects.bulk_create(items))

    monkeypatch.setattr(deciding, "_note", note_carelessly)
    made = decide_at_once(people, chosen)
    assert all(made)
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


def test_comparing_first_would_undo_more_than_once() -> None:
    """The twin: the moment of undoing is not compared in the statement that writes it."""
    decision = decide_held(editor(), held(1), "release")
    read = Barrier(4)

    def undo_carelessly(_place: int) -> bool:
        seen = HeldDecision.objects.get(pk=decision.pk)
        read.wait()
        if seen.undone_at:
            return False
        return bool(HeldDecision.objects.filter(pk=seen.pk).update(undone_at=timezone.now()))

    assert sum(at_once(4, undo_carelessly)) > 1


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


def test_a_switch_that_many_use_at_once_is_logged_once() -> None:
    people = [editor() for _ in range(6)]
    assert sum(at_once(6, lambda place: use_switch(people[place], "wall", stop=True))) == 1
