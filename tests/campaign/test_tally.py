"""The count: derived, a few seconds behind, and countable again."""

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
import time_machine
from django.core.management import CommandError, call_command
from django.utils import timezone

from campaign.actions import tally as counting
from campaign.actions.confirm import confirm
from campaign.actions.expire import expire_signatures
from campaign.actions.recount import nightly_recount, recount
from campaign.actions.score import score_new
from campaign.actions.tally import tally
from campaign.enums import SignatureState
from campaign.models import Pledge, Signature, SignatureTally
from home.registry import daily_jobs, prompt_jobs
from tests.factories.campaign import PledgeFactory, SignatureFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def pledge() -> Pledge:
    """A pledge that has been counted before."""
    return PledgeFactory.create(counted_at=timezone.now() - timedelta(hours=1))


def shown(pledge: Pledge) -> int:
    pledge.refresh_from_db()
    return pledge.signature_count


def test_a_confirmed_signature_is_counted(pledge: Pledge) -> None:
    signature = SignatureFactory(pledge=pledge, country="KE")
    tally()
    assert shown(pledge) == 0
    confirm(signature)
    tally()
    row = SignatureTally.objects.get()
    assert (shown(pledge), row.count, row.country.code) == (1, 1, "KE")
    assert row.day == timezone.now().date()


def test_what_is_held_does_not_count(pledge: Pledge) -> None:
    SignatureFactory(pledge=pledge, confirmed=True, held=True, held_reasons=["honeypot"])
    tally()
    assert shown(pledge) == 0


def test_a_throwaway_address_is_held_before_it_is_counted(pledge: Pledge) -> None:
    SignatureFactory(pledge=pledge, confirmed=True, email="x@mailinator.com")
    tally()
    assert shown(pledge) == 0
    assert Signature.objects.get().held_reasons == ["disposable"]


def test_a_throwaway_address_that_is_confirmed_at_once_is_held_too(pledge: Pledge) -> None:
    signature = SignatureFactory(pledge=pledge, email="x@mailinator.com")
    assert confirm(signature)
    signature.refresh_from_db()
    assert (signature.state, signature.held) == (SignatureState.CONFIRMED, True)


def test_speed_alone_holds_nothing(pledge: Pledge) -> None:
    SignatureFactory(pledge=pledge, held_reasons=["speed"])
    SignatureFactory(pledge=pledge, held_reasons=["speed"], email="x@mailinator.com")
    assert score_new() == 2
    assert sorted(Signature.objects.values_list("held", flat=True)) == [False, True]


def test_each_signature_is_scored_once(pledge: Pledge) -> None:
    SignatureFactory(pledge=pledge)
    assert (score_new(), score_new()) == (1, 0)


def test_what_ceases_to_count_is_taken_off(pledge: Pledge) -> None:
    long_ago = timezone.now() - timedelta(days=90)
    old = SignatureFactory(
        pledge=pledge, confirmed=True, confirmed_at=long_ago, changed_at=timezone.now()
    )
    SignatureFactory(pledge=pledge, confirmed=True)
    tally()
    assert shown(pledge) == 2
    Signature.objects.filter(pk=old.pk).update(
        state=SignatureState.INVALIDATED, changed_at=timezone.now()
    )
    tally()
    assert shown(pledge) == 1
    assert SignatureTally.objects.count() == 1


def test_a_change_that_was_committed_late_is_still_counted(pledge: Pledge) -> None:
    SignatureFactory(pledge=pledge, confirmed=True)
    tally()
    late = timezone.now() - timedelta(seconds=30)
    SignatureFactory(pledge=pledge, confirmed=True, confirmed_at=late)
    tally()
    assert shown(pledge) == 2


def test_a_round_looks_only_at_what_changed(pledge: Pledge, monkeypatch: Any) -> None:
    quiet = PledgeFactory(counted_at=pledge.counted_at)
    SignatureFactory(pledge=quiet, confirmed=True)
    tally()
    with time_machine.travel(timezone.now() + timedelta(minutes=2)):
        tally()
    with time_machine.travel(timezone.now() + timedelta(hours=1)):
        SignatureFactory(pledge=pledge, confirmed=True)
        looked_at = []
        monkeypatch.setattr(counting, "count", lambda *asked: looked_at.append(asked))
        tally()
    assert [pk for pk, _days in looked_at] == [pledge.pk]


def test_a_round_that_broke_off_is_made_up_for(pledge: Pledge, monkeypatch: Any) -> None:
    SignatureFactory(pledge=pledge, confirmed=True)

    def crash(*_: Any) -> None:
        raise ConnectionError

    with monkeypatch.context() as patch:
        patch.setattr(counting, "count", crash)
        with pytest.raises(ConnectionError):
            tally()
    with time_machine.travel(timezone.now() + timedelta(hours=3)):
        tally()
    assert shown(pledge) == 1


def test_counting_goes_on_when_scoring_crashes(
    pledge: Pledge, monkeypatch: Any, caplog: Any
) -> None:
    SignatureFactory(pledge=pledge, confirmed=True)

    def crash() -> None:
        raise ValueError

    monkeypatch.setattr(counting, "score_new", crash)
    tally()
    assert shown(pledge) == 1
    assert "Scoring failed" in caplog.text


def test_a_pledge_that_was_never_counted_is_counted_whole() -> None:
    pledge = PledgeFactory(counted_at=None)
    SignatureFactory(pledge=pledge, confirmed=True, changed_at=None)
    tally()
    assert shown(pledge) == 1


def test_a_pledge_of_which_something_is_taken_back_during_a_round_is_counted_again(
    pledge: Pledge, monkeypatch: Any
) -> None:
    """As when an import is undone: what is deleted cannot tell the tally its day."""
    earlier = timezone.now() - timedelta(minutes=30)
    SignatureFactory.create_batch(2, pledge=pledge, confirmed=True, confirmed_at=earlier)
    mark = counting._mark_counted

    def lose_one_and_mark(*asked: Any) -> None:
        Signature.objects.latest("pk").delete()
        Pledge.objects.update(counted_at=None)
        mark(*asked)

    with monkeypatch.context() as patch:
        patch.setattr(counting, "_mark_counted", lose_one_and_mark)
        tally()
    tally()
    assert shown(pledge) == 1


def test_days_are_those_of_utc(pledge: Pledge) -> None:
    for moment in (
        datetime(2026, 5, 1, 23, 59, tzinfo=UTC),
        datetime(2026, 5, 2, 0, 0, tzinfo=UTC),
    ):
        SignatureFactory(
            pledge=pledge, confirmed=True, confirmed_at=moment, changed_at=timezone.now()
        )
    tally()
    assert sorted(SignatureTally.objects.values_list("day__day", "count")) == [(1, 1), (2, 1)]


def test_a_change_that_came_too_late_for_the_tally_is_found_at_night(pledge: Pledge) -> None:
    quiet = PledgeFactory.create(counted_at=pledge.counted_at)
    counting.count(quiet.pk)
    SignatureFactory(pledge=pledge, confirmed=True)
    tally()
    # Its transaction ended long after the moment that it wrote down.
    late = timezone.now() - 2 * counting.OVERLAP
    SignatureFactory(pledge=quiet, confirmed=True, confirmed_at=late)
    tally()
    assert shown(quiet) == 0
    assert [drift.code for drift in recount(repair=True)] == [quiet.code]
    assert (shown(quiet), recount()) == (1, [])


def test_drift_is_found_told_and_repaired(pledge: Pledge, capsys: Any, caplog: Any) -> None:
    an_hour_ago = timezone.now() - timedelta(hours=1)
    SignatureFactory(pledge=pledge, confirmed=True, confirmed_at=an_hour_ago)
    tally()
    Pledge.objects.update(signature_count=7)
    with pytest.raises(CommandError, match="1 count is wrong"):
        call_command("recount_signatures")
    assert shown(pledge) == 7
    nightly_recount()
    assert shown(pledge) == 1
    assert "showed 7" in caplog.text
    call_command("recount_signatures", "--repair")
    assert "Every count is right." in capsys.readouterr().out


def test_a_wrong_tally_is_drift_even_when_the_sum_is_right(pledge: Pledge) -> None:
    an_hour_ago = timezone.now() - timedelta(hours=1)
    SignatureFactory(pledge=pledge, confirmed=True, country="GH", confirmed_at=an_hour_ago)
    tally()
    SignatureTally.objects.update(country="KE")
    assert len(recount(repair=True)) == 1
    assert SignatureTally.objects.get().country.code == "GH"
    assert recount() == []


def test_unconfirmed_signatures_are_erased_after_seven_days(pledge: Pledge, capsys: Any) -> None:
    old = timezone.now() - timedelta(days=7, minutes=1)
    SignatureFactory(pledge=pledge, created_at=old)
    kept = [
        SignatureFactory(pledge=pledge, created_at=old, confirmed=True),
        SignatureFactory(pledge=pledge, created_at=timezone.now() - timedelta(days=6)),
    ]
    call_command("expire_signatures")
    assert set(Signature.objects.all()) == set(kept)
    assert "Erased 1 signatures." in capsys.readouterr().out
    assert expire_signatures() == 0


def test_the_worker_counts_every_five_seconds_and_cleans_up_daily() -> None:
    assert prompt_jobs["tally-signatures"] == (5, tally)
    assert daily_jobs["expire-signatures"] is expire_signatures
    assert daily_jobs["recount-signatures"] is nightly_recount
