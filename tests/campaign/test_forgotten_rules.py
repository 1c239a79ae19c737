"""What saved rules know of people, and when they forget it."""

from datetime import timedelta
from typing import Any

import pytest
import time_machine
from django.utils import timezone

from campaign.actions.held_rules import make_rule
from campaign.actions.kept_rules import forget_rules
from campaign.models import HeldRule, Signature
from campaign.selectors.held import Conditions
from home.registry import daily_jobs
from tests.factories.campaign import SignatureFactory
from tests.factories.network import OrganisationFactory
from tests.factories.staff import editor, member

pytestmark = pytest.mark.django_db


def rule(verb: str = "invalidate", keep: bool = False, **conditions: Any) -> HeldRule:
    return make_rule(editor(), "The wave of May", verb, Conditions(**conditions), keep=keep)


def test_a_network_is_forgotten_with_the_last_signature_that_came_from_it() -> None:
    one = rule("hold", keep=True, network_hash="ab12")
    SignatureFactory.create(network_hash="ab12" * 16)
    with time_machine.travel(timezone.now() + timedelta(days=2)):
        assert forget_rules() == 0
        Signature.objects.update(network_hash=None)
        assert forget_rules() == 1
    one.refresh_from_db()
    assert one.network_hash == ""


def test_rules_forget_networks_after_a_week_and_names_after_a_year() -> None:
    network = rule("hold", keep=True, network_hash="ab12")
    name = rule("hold", name_contains="Owusu", country="KE")
    assert daily_jobs["forget-rules"] is forget_rules
    with time_machine.travel(timezone.now() + timedelta(days=8)):
        assert forget_rules() == 1
        assert forget_rules() == 0
    network.refresh_from_db()
    assert (network.network_hash, network.keep, network.retired_at is None) == ("", False, False)
    name.refresh_from_db()
    assert name.name_contains
    with time_machine.travel(timezone.now() + timedelta(days=366)):
        assert forget_rules() == 1
    name.refresh_from_db()
    assert (name.name_contains, name.retired_at is None) == ("", False)


def test_a_rule_forgets_its_collector_after_a_year_and_goes_with_her() -> None:
    collector = member(OrganisationFactory(), "collector")
    old, other = (rule("hold", keep=True, collector_id=collector.pk) for _number in range(2))
    HeldRule.objects.filter(pk=old.pk).update(made_at=timezone.now() - timedelta(days=366))
    assert forget_rules() == 1
    old.refresh_from_db()
    assert (old.collector, old.keep, old.retired_at is None) == (None, False, False)
    collector.delete()
    assert not HeldRule.objects.filter(pk=other.pk).exists()
