"""What can be signed is remembered for moments, and a pause takes effect within ten seconds."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
import time_machine
from pytest_django import DjangoAssertNumQueries

from campaign.actions.sign import wording_of
from campaign.enums_moderation import SwitchName
from campaign.models import Pledge, Switch
from campaign.selectors.signing import find_offer, recent_offer
from home.actions.errors import Conflict
from tests.factories.campaign import PledgeFactory, pledge_page
from tests.factories.tree import site_tree

pytestmark = pytest.mark.django_db
NOON = datetime(2026, 6, 1, 12, tzinfo=UTC)


@pytest.fixture
def pledge(settings: Any) -> Pledge:
    from config.settings import base

    settings.OFFER_SECONDS = base.OFFER_SECONDS
    pledge: Pledge = PledgeFactory.create(code="remembered")
    pledge_page(site_tree("en")["en"], pledge)
    return pledge


def test_signers_one_after_the_other_share_one_question_to_the_database(
    pledge: Pledge, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    with time_machine.travel(NOON, tick=False):
        with django_assert_num_queries(1):
            first = recent_offer("remembered", "en")
        with django_assert_num_queries(0):
            again = recent_offer("remembered", "en")
    assert first is not None
    assert first == again


def test_a_pause_takes_effect_within_ten_seconds(pledge: Pledge) -> None:
    with time_machine.travel(NOON, tick=False) as clock:
        assert recent_offer("remembered", "en").pause is None
        Switch.objects.update_or_create(
            name=SwitchName.SIGNING,
            defaults={"paused": True, "reason": "load", "since": NOON},
        )
        clock.shift(timedelta(seconds=10))
        assert recent_offer("remembered", "en").pause == "load"


@pytest.mark.parametrize("change", [{"pause": "load"}, {"consent_text": None}])
def test_nobody_agrees_to_what_cannot_be_signed_now(pledge: Pledge, change: dict[str, Any]) -> None:
    offer = find_offer("remembered", "en")
    assert offer is not None
    assert wording_of(offer) == offer.consent_text
    with pytest.raises(Conflict):
        wording_of(replace(offer, **change))


def test_what_is_not_there_is_asked_for_each_time(
    pledge: Pledge, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    with time_machine.travel(NOON, tick=False), django_assert_num_queries(2):
        assert recent_offer("unknown", "en") is None
        assert recent_offer("unknown", "en") is None
