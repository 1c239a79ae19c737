"""What a signer agreed to is written down once, and stays as it was."""

import pytest
from django.test import Client
from wagtail.models import ModelLogEntry

from campaign.actions.change_choices import change_news, change_visibility
from campaign.actions.confirm import confirm
from campaign.actions.score import score_new
from campaign.actions.withdraw import day_of, withdraw
from campaign.enums import ConsentAct, Visibility
from campaign.models import ConsentEvent, ConsentText, PledgePage, Signature
from home.actions.errors import Conflict, Invalid
from tests.factories.campaign import SignatureFactory, sign_data

pytestmark = pytest.mark.django_db


@pytest.fixture
def waiting(page: PledgePage) -> Signature:
    """A signature that waits and has no score yet."""
    return SignatureFactory.create(pledge=page.pledge, visibility="first", wants_news=True)


def acts() -> list[str]:
    return list(ConsentEvent.objects.values_list("act", flat=True))


def test_what_was_signed_is_written_down_by_the_score(page: PledgePage) -> None:
    Client().post(f"/p/{page.pledge.code}/sign/", sign_data(visibility="first", wants_news="on"))
    assert acts() == []
    score_new()
    signature, event = Signature.objects.get(), ConsentEvent.objects.get()
    assert (event.signature, event.act) == (signature, ConsentAct.SIGNED)
    assert event.consent_text == signature.consent_text
    assert (event.visibility, event.wants_news) == ("first", True)
    assert event.created_at == signature.created_at


def test_a_confirmation_before_the_score_writes_it_down(waiting: Signature) -> None:
    confirm(waiting)
    assert acts() == [ConsentAct.SIGNED]
    score_new()
    assert acts() == [ConsentAct.SIGNED]


def test_it_is_written_down_once(waiting: Signature) -> None:
    score_new()
    Signature.objects.update(scored_at=None)
    score_new()
    assert acts() == [ConsentAct.SIGNED]


def test_a_change_before_the_score_does_not_hide_what_was_signed(waiting: Signature) -> None:
    assert change_visibility(waiting, Visibility.FULL_NAME)
    score_new()
    told = list(ConsentEvent.objects.values_list("act", "visibility"))
    assert told == [(ConsentAct.SIGNED, "first"), (ConsentAct.VISIBILITY, "full")]


def test_every_change_is_written_down(waiting: Signature) -> None:
    assert change_visibility(waiting, Visibility.NOTHING)
    assert change_news(waiting, False)
    assert change_news(waiting, True)
    assert withdraw(waiting)
    assert acts() == ["signed", "visibility", "news-off", "news-on", "withdrawn"]
    assert list(ConsentEvent.objects.values_list("wants_news", flat=True)) == [
        True,
        True,
        False,
        True,
        False,
    ]


def test_what_changes_nothing_is_not_written_down(waiting: Signature) -> None:
    assert not change_visibility(waiting, "first")
    assert not change_news(waiting, True)
    assert acts() == []


def test_a_choice_that_there_is_not_is_refused(waiting: Signature) -> None:
    with pytest.raises(Invalid):
        change_visibility(waiting, "everything")


def test_after_withdrawing_nothing_can_be_changed(waiting: Signature) -> None:
    withdraw(waiting)
    with pytest.raises(Conflict):
        change_visibility(waiting, Visibility.FULL_NAME)
    with pytest.raises(Conflict):
        change_news(waiting, True)


def test_events_are_only_added(waiting: Signature) -> None:
    score_new()
    event = ConsentEvent.objects.get()
    event.visibility = Visibility.FULL_NAME
    with pytest.raises(TypeError):
        event.save()
    with pytest.raises(TypeError):
        ConsentEvent.objects.update(visibility=Visibility.FULL_NAME)
    with pytest.raises(TypeError):
        ConsentEvent.objects.all().delete()


def test_they_go_with_their_signature(waiting: Signature) -> None:
    score_new()
    waiting.delete()
    assert acts() == []


def test_an_event_is_not_taken_away_by_itself(waiting: Signature) -> None:
    score_new()
    with pytest.raises(TypeError):
        ConsentEvent.objects.get().delete()
    assert ConsentEvent.objects.exists()


def test_a_wording_is_never_changed(waiting: Signature) -> None:
    wording = waiting.consent_text
    wording.text = "I agree to everything."
    with pytest.raises(TypeError):
        wording.save()
    with pytest.raises(TypeError):
        ConsentText.objects.update(text="I agree to everything.")
    wording.refresh_from_db()
    assert "everything" not in wording.text


def test_after_withdrawing_only_the_days_are_known(waiting: Signature) -> None:
    score_new()
    change_news(waiting, wants_news=False)
    withdraw(waiting)
    moments = list(ConsentEvent.objects.values_list("created_at", flat=True))
    logged = ModelLogEntry.objects.get(action="cradle.signature.withdraw").timestamp
    assert len(moments) == 3
    for moment in (*moments, logged):
        assert moment == day_of(moment)
