"""Somebody confirms in the very moment in which her signature expires."""

from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

import pytest
from django.db import connections, transaction
from django.utils import timezone

from campaign.actions.confirm import confirm
from campaign.actions.expire import expire_signatures
from campaign.actions.score import score_new
from campaign.models import Signature
from tests.factories.campaign import SignatureFactory
from tests.races import ON_POSTGRESQL, until_somebody_waits, without_locks

pytestmark = [pytest.mark.django_db(transaction=True), ON_POSTGRESQL]


def stays_when_confirmed_while_it_expires() -> bool:
    """Confirm while it is erased; return whether the signature is still there."""
    old = SignatureFactory.create(created_at=timezone.now() - timedelta(days=8))
    # Or confirming would write down what she agreed to, and nothing that it needs could be erased.
    score_new()
    old.refresh_from_db()

    def expire() -> None:
        try:
            expire_signatures()
        finally:
            connections.close_all()

    with ThreadPoolExecutor(1) as pool:
        with transaction.atomic():
            assert confirm(old)
            job = pool.submit(expire)
            until_somebody_waits()
        job.result()
    return Signature.objects.filter(pk=old.pk).exists()


def test_what_is_confirmed_while_it_expires_stays() -> None:
    assert stays_when_confirmed_while_it_expires()


def test_without_the_lock_what_was_just_confirmed_would_be_erased(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    without_locks(monkeypatch)
    assert not stays_when_confirmed_while_it_expires()
