"""Somebody confirms in the very moment in which the address is corrected."""

from concurrent.futures import ThreadPoolExecutor

import pytest
from django.db import connections, transaction

from campaign.actions.confirm import confirm
from campaign.actions.let_go import let_go
from campaign.actions.score import score_new
from campaign.enums import SignatureState
from campaign.models import Signature
from campaign.querysets import SignatureQuerySet
from campaign.slips import Slip
from tests.factories.campaign import SignatureFactory
from tests.races import ON_POSTGRESQL, until_somebody_waits

pytestmark = [pytest.mark.django_db(transaction=True), ON_POSTGRESQL]


def waiting() -> Signature:
    """Return a signature that waits, and whose first event is written."""
    one = SignatureFactory.create()
    score_new()
    one.refresh_from_db()
    return one


def let_go_of(one: Signature) -> bool:
    """Let go in a connection of its own."""
    try:
        return let_go(one.pledge_id, Slip(one.email_key or "", one.name_key, one.created_at))
    finally:
        connections.close_all()


def state_when_confirmed_first() -> str:
    """Correct while she confirms; return where the signature is then."""
    one = waiting()
    with ThreadPoolExecutor(1) as pool:
        with transaction.atomic():
            assert confirm(one)
            job = pool.submit(let_go_of, one)
            until_somebody_waits()
        job.result()
    one.refresh_from_db()
    return one.state


def test_what_is_confirmed_in_this_moment_stays() -> None:
    assert state_when_confirmed_first() == SignatureState.CONFIRMED


def test_without_comparing_the_state_it_would_be_lost(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(SignatureQuerySet, "pending", lambda self: self.all())
    assert state_when_confirmed_first() == SignatureState.EXPIRED


def test_what_is_let_go_in_this_moment_is_not_confirmed() -> None:
    one = waiting()

    def confirm_it() -> bool:
        try:
            return confirm(one)
        finally:
            connections.close_all()

    with ThreadPoolExecutor(1) as pool:
        with transaction.atomic():
            assert let_go(one.pledge_id, Slip(one.email_key or "", one.name_key, one.created_at))
            job = pool.submit(confirm_it)
            until_somebody_waits()
        assert not job.result()
    one.refresh_from_db()
    assert one.state == SignatureState.EXPIRED
