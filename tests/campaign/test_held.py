"""Decisions about held signatures: what they change, who may make them, and how they are undone."""

from datetime import timedelta
from typing import Any

import pytest
from django.contrib.auth.models import AnonymousUser
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from wagtail.models import ModelLogEntry

from campaign.actions import confirm as confirming
from campaign.actions.confirm import confirm
from campaign.actions.decide_held import MOST_AT_ONCE, decide_held
from campaign.actions.score import apply_score, score_new
from campaign.actions.tally import tally
from campaign.actions.undo_held import undo_held
from campaign.enums import SignatureState
from campaign.models import DecidedSignature, HeldDecision, Pledge, Signature
from campaign.selectors.held import waiting_number
from home.actions.errors import Conflict, Invalid, NotAllowed
from tests.factories.campaign import PledgeFactory, SignatureFactory
from tests.factories.network import OrganisationFactory
from tests.factories.staff import editor, member, moderator, officer, translator

pytestmark = pytest.mark.django_db


def held(**fields: Any) -> Signature:
    fields = {"confirmed": True, "held": True, "held_reasons": ["names"]} | fields
    return SignatureFactory.create(scored_at=timezone.now(), **fields)


def stand(signature: Signature) -> tuple[str, bool]:
    signature.refresh_from_db()
    return signature.state, signature.held


def shown(pledge: Pledge) -> int:
    tally()
    pledge.refresh_from_db()
    return pledge.signature_count


def test_a_released_signature_counts_and_an_undone_release_does_not() -> None:
    pledge = PledgeFactory(counted_at=timezone.now() - timedelta(hours=1))
    signature = held(pledge=pledge)
    assert shown(pledge) == 0
    decision = decide_held(editor(), [signature.pk], "release")
    assert stand(signature) == ("confirmed", False)
    assert shown(pledge) == 1
    assert undo_held(editor(), decision) == 1
    assert stand(signature) == ("confirmed", True)
    assert signature.held_reasons == ["names"]
    assert shown(pledge) == 0


def test_an_invalidated_signature_stays_out_and_can_be_made_valid_again() -> None:
    pledge = PledgeFactory(counted_at=timezone.now() - timedelta(hours=1))
    signature = held(pledge=pledge)
    decide_held(editor(), [signature.pk], "invalidate")
    assert stand(signature) == ("invalidated", True)
    assert shown(pledge) == 0
    again = decide_held(editor(), [signature.pk], "reinstate")
    assert stand(signature) == ("confirmed", False)
    assert shown(pledge) == 1
    undo_held(editor(), again)
    assert stand(signature) == ("invalidated", True)
    assert shown(pledge) == 0


def test_many_are_decided_at_once_in_a_fixed_number_of_statements() -> None:
    her = editor()

    def cost(number: int) -> int:
        chosen = [held().pk for _ in range(number)]
        with CaptureQueriesContext(connection) as queries:
            assert decide_held(her, chosen, "invalidate").number == number
        return len(queries)

    cost(1)
    assert cost(2) == cost(40)


def test_a_release_of_who_had_not_confirmed_counts_only_after_that() -> None:
    signature = held(confirmed=False, state=SignatureState.PENDING)
    decide_held(editor(), [signature.pk], "release")
    assert stand(signature) == ("pending", False)


def test_what_waits_and_is_not_held_cannot_be_invalidated() -> None:
    signature = held(confirmed=False, state=SignatureState.PENDING, held=False)
    with pytest.raises(Conflict):
        decide_held(editor(), [signature.pk], "invalidate")
    assert stand(signature) == ("pending", False)
    assert not HeldDecision.objects.exists()


def test_who_was_released_is_not_scored_again() -> None:
    signature = SignatureFactory(
        held=True, held_reasons=["honeypot"], email="x@mailinator.com", confirmed=True
    )
    decide_held(editor(), [signature.pk], "release")
    assert score_new() == 0
    assert stand(signature) == ("confirmed", False)


def test_who_is_released_in_the_moment_of_confirming_is_not_held_again(monkeypatch: Any) -> None:
    seen = SignatureFactory(email="x@mailinator.com")

    def release_first(signature: Signature) -> None:
        score_new()
        decide_held(editor(), [signature.pk], "release")
        apply_score(signature)

    monkeypatch.setattr(confirming, "apply_score", release_first)
    assert confirm(seen)
    assert stand(seen) == ("confirmed", False)


def test_what_a_colleague_decided_is_left_alone() -> None:
    one, two = held(), held()
    first = decide_held(editor(), [one.pk], "invalidate")
    second = decide_held(editor(), [one.pk, two.pk], "release")
    assert (first.number, second.number) == (1, 1)
    assert stand(one) == ("invalidated", True)
    with pytest.raises(Conflict):
        decide_held(editor(), [one.pk, two.pk], "release")


def test_undoing_leaves_alone_what_changed_since() -> None:
    kept, gone, decided = held(), held(), held()
    her = editor()
    decision = decide_held(her, [kept.pk, gone.pk, decided.pk], "release")
    Signature.objects.filter(pk=gone.pk).update(state=SignatureState.WITHDRAWN)
    Signature.objects.filter(pk=decided.pk).update(held=True)
    decide_held(her, [decided.pk], "release")
    assert undo_held(her, decision) == 1
    assert stand(kept) == ("confirmed", True)
    assert stand(gone) == ("withdrawn", False)
    assert stand(decided) == ("confirmed", False)


def test_undoing_a_release_keeps_that_she_confirmed_in_the_meantime() -> None:
    signature = held(confirmed=False, state=SignatureState.PENDING)
    decision = decide_held(editor(), [signature.pk], "release")
    Signature.objects.update(state=SignatureState.CONFIRMED, confirmed_at=timezone.now())
    undo_held(editor(), decision)
    assert stand(signature) == ("confirmed", True)


def test_a_decision_is_undone_once() -> None:
    decision = decide_held(editor(), [held().pk], "release")
    undo_held(editor(), decision)
    with pytest.raises(Conflict):
        undo_held(editor(), decision)


def test_every_decision_says_who_made_it() -> None:
    her, him = editor(), officer()
    signature = held()
    decision = decide_held(her, [signature.pk], "release")
    undo_held(him, decision)
    decision.refresh_from_db()
    assert (decision.decided_by, decision.undone_by) == (her, him)
    entries = ModelLogEntry.objects.filter(action__startswith="cradle.held.").order_by("pk")
    assert [(one.action, one.user) for one in entries] == [
        ("cradle.held.release", her),
        ("cradle.held.undo", him),
    ]
    assert entries[0].data["signatures"] == [signature.pk]
    assert signature.name not in str([one.data for one in entries])


def test_only_editors_and_officers_decide() -> None:
    signature = held()
    decision = decide_held(officer(), [held().pk], "release")
    people = [
        AnonymousUser(),
        moderator("en"),
        translator("en"),
        *(member(OrganisationFactory(), role) for role in ("author", "collector", "steward")),
    ]
    for user in people:
        with pytest.raises(NotAllowed):
            decide_held(user, [signature.pk], "release")
        with pytest.raises(NotAllowed):
            undo_held(user, decision)
    assert stand(signature) == ("confirmed", True)


def test_what_makes_no_sense_is_refused() -> None:
    her = editor()
    for numbers, verb in (([1], "burn"), ([1], "hold"), ([], "release")):
        with pytest.raises(Invalid):
            decide_held(her, numbers, verb)
    with pytest.raises(Invalid):
        decide_held(her, list(range(MOST_AT_ONCE + 1)), "release")


def test_the_number_that_waits_is_of_those_that_were_confirmed() -> None:
    held()
    held(confirmed=False, state=SignatureState.PENDING)
    SignatureFactory(confirmed=True)
    assert waiting_number() == 1


def test_decisions_go_with_the_signature() -> None:
    signature = held()
    decide_held(editor(), [signature.pk], "release")
    Signature.objects.all().delete()
    assert not DecidedSignature.objects.exists()
    assert HeldDecision.objects.count() == 1
